"""`siarkim approvals`: what waits for others, decided or reviewed from the shell, and the rules of regions."""

from typing import Annotated

import typer

from domain.approval import MOST_APPROVALS, Verdict
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.officials import acting
from services import approval_rules, decisions, reviews, submissions, texts
from services.approval_rules import Rule, Wanted

Number = Annotated[int, typer.Argument(metavar="ID", help=texts.say("shell-approvals-id"))]
Code = Annotated[str, typer.Argument(metavar="REGION", help=texts.say("shell-approvals-region"))]
As = Annotated[str | None, typer.Option("--as", help=texts.say("shell-as"))]
Why = Annotated[str, typer.Option("--why", help=texts.say("shell-approvals-why"))]
Wrong = Annotated[str | None, typer.Option("--wrong", help=texts.say("shell-approvals-wrong"))]
Off = Annotated[bool, typer.Option("--off", help=texts.say("shell-approvals-off"))]
Others = Annotated[int, typer.Option(min=0, max=MOST_APPROVALS, help=texts.say("shell-approvals-number"))]


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of approvals."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-approvals-help"))
    _deciding(shell, open_house)
    _ruling(shell, open_house)
    return shell


def _deciding(shell: typer.Typer, open_house: OpenHouse) -> None:
    @shell.command("list", help=texts.say("shell-approvals-list-help"))
    def _list() -> None:
        in_house(open_house, _listed)

    @shell.command("approve", help=texts.say("shell-approvals-approve-help"))
    def _approve(number: Number, official: As = None) -> None:
        in_house(open_house, lambda house: _approved(house, number, official))

    @shell.command("return", help=texts.say("shell-approvals-return-help"))
    def _return(number: Number, why: Why, official: As = None) -> None:
        in_house(open_house, lambda house: _turned_down(house, number, why, official, for_good=False))

    @shell.command("reject", help=texts.say("shell-approvals-reject-help"))
    def _reject(number: Number, why: Why, official: As = None) -> None:
        in_house(open_house, lambda house: _turned_down(house, number, why, official, for_good=True))

    @shell.command("review", help=texts.say("shell-approvals-review-help"))
    def _review(number: Number, wrong: Wrong = None, official: As = None) -> None:
        in_house(open_house, lambda house: _reviewed(house, number, wrong, official))


def _ruling(shell: typer.Typer, open_house: OpenHouse) -> None:
    @shell.command("rules", help=texts.say("shell-approvals-rules-help"))
    def _rules() -> None:
        in_house(open_house, _ruled)

    @shell.command("tighten", help=texts.say("shell-approvals-tighten-help"))
    def _tighten(code: Code, village: Others = 0, regency: Others = 0, beyond: Others = 0, official: As = None) -> None:
        in_house(open_house, lambda house: _tightened(house, Wanted(code, village, regency, beyond), official))

    @shell.command("single", help=texts.say("shell-approvals-single-help"))
    def _single(code: Code, off: Off = False) -> None:
        in_house(open_house, lambda house: _set_single(house, code, on=not off))


async def _listed(house: House) -> None:
    async with house.reads() as session:
        waiting = await submissions.waiting(session)
        open_reviews = await reviews.every(session, house.now())
    lines = [texts.say("shell-approvals-waiting", values=each.values) for each in waiting]
    for each in open_reviews:
        key = "shell-approvals-review-overdue" if each.overdue else "shell-approvals-review"
        lines.append(texts.say(key, values={"id": str(each.review_id), "title": each.title}))
    typer.echo("\n".join(lines) or texts.say("shell-approvals-none"))


async def _approved(house: House, number: int, official: str | None) -> None:
    async with house.sessions.begin() as session:
        agreed = await decisions.approve(session, number, await acting(session, house, official), house.now())
    values = {"title": agreed.matter.title, "given": agreed.given, "needed": agreed.matter.submission.needed}
    typer.echo(texts.say("approval-whole" if agreed.whole else "approval-one-more", values=values))


async def _turned_down(house: House, number: int, why: str, official: str | None, *, for_good: bool) -> None:
    verb = decisions.reject if for_good else decisions.give_back
    async with house.sessions.begin() as session:
        matter = await verb(session, number, await acting(session, house, official), why, house.now())
    values = {"title": matter.title, "how": str(matter.submission.state)}
    typer.echo(texts.say("approval-turned-down", values=values))


async def _reviewed(house: House, number: int, wrong: str | None, official: str | None) -> None:
    found = (Verdict.FINE, "") if wrong is None else (Verdict.WRONG, decisions.reason(wrong))
    async with house.sessions.begin() as session:
        if official is None:
            matter = await reviews.settle_by_operator(session, number, found, house.now())
        else:
            person = await acting(session, house, official)
            matter = await reviews.settle(session, number, person, found, house.now())
    typer.echo(texts.say("review-thanks", values={"title": matter.title, "verdict": str(found[0])}))


async def _ruled(house: House) -> None:
    async with house.reads() as session:
        rules = await approval_rules.every(session, house.now())
    typer.echo("\n".join(_line(rule) for rule in rules) or texts.say("shell-approvals-no-rules"))


async def _tightened(house: House, wanted: Wanted, official: str | None) -> None:
    async with house.sessions.begin() as session:
        person = await acting(session, house, official)
        rule = await approval_rules.tighten(session, wanted, person, house.now())
    typer.echo(_line(rule))


async def _set_single(house: House, code: str, *, on: bool) -> None:
    async with house.sessions.begin() as session:
        rule = await approval_rules.set_single(session, code, on=on, now=house.now())
    typer.echo(_line(rule))


def _line(rule: Rule) -> str:
    return texts.say("approval-rule", values=approval_rules.values(rule))
