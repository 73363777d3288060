"""`siarkim mandates`: the operator gives, renews, ends and lists roles; every act is audited as the operator's."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from domain.grant import SETUP, end_of
from domain.refusal import Refusal
from domain.role import Role
from handlers.shell import officials
from handlers.shell.house import House, OpenHouse, in_house
from services import accounts, granting, identities, invitations, people, regions, terms, texts
from services.accounts import Known
from services.granting import Holder, Wish
from services.terms import Mandate

Link = Callable[[Known, str], str]
"""The address that opens a chat with an account and hands it a payload."""

_REASON = "operator"
Who = Annotated[str, typer.Argument(metavar="ID", help=texts.say("shell-mandates-who"))]
Number = Annotated[int, typer.Argument(metavar="N", help=texts.say("shell-mandates-number"))]
Asked = Annotated[Role, typer.Option("--role", help=texts.say("shell-mandates-role"))]
Region = Annotated[str, typer.Option("--region", help=texts.say("shell-mandates-region"))]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help=texts.say("shell-mandates-until"))]
Reason = Annotated[str, typer.Option("--reason", help=texts.say("shell-mandates-reason"))]
Label = Annotated[str, typer.Option("--label", help=texts.say("shell-mandates-label"))]
Below = Annotated[str | None, typer.Option("--region", help=texts.say("shell-mandates-region"))]
AsJson = Annotated[bool, typer.Option("--json", help=texts.say("shell-json"))]


def app(open_house: OpenHouse, link: Link) -> typer.Typer:
    """The verbs of mandates."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-mandates-help"))

    @shell.command("give", help=texts.say("shell-mandates-give-help"))
    def _give(  # noqa: PLR0913 - the options of a command
        who: Who, role: Asked, region: Region, until: Until = None, reason: Reason = _REASON, label: Label = ""
    ) -> None:
        in_house(open_house, lambda house: _given(house, (who, label), role, region, (until, reason)))

    @shell.command("renew", help=texts.say("shell-mandates-renew-help"))
    def _renew(number: Number, until: Until = None) -> None:
        in_house(open_house, lambda house: _renewed(house, number, until))

    @shell.command("end", help=texts.say("shell-mandates-end-help"))
    def _end(number: Number) -> None:
        in_house(open_house, lambda house: _ended(house, number))

    @shell.command("list", help=texts.say("shell-mandates-list-help"))
    def _list(region: Below = None, as_json: AsJson = False) -> None:
        in_house(open_house, lambda house: _listed(house, region, as_json=as_json))

    @shell.command("link", help=texts.say("shell-mandates-link-help"))
    def _link(role: Asked = Role.REGION_ADMIN, region: Below = None, until: Until = None) -> None:
        in_house(open_house, lambda house: _linked(house, link, role, region, until))

    return shell


async def _given(
    house: House, whom: tuple[str, str], role: Role, region: str, terms_of: tuple[str | None, str]
) -> None:
    (ref, label), (until, reason), now = whom, terms_of, house.now()
    async with house.sessions.begin() as session:
        account_id, number = await officials.named_at(session, house, ref)
        if not (number.isascii() and number.isdecimal()):
            raise Refusal("shell-mandates-id-wrong", typed=ref)
        wish = Wish(role, region, await _until(session, region, until), reason)
        called = await identities.called(session, account_id, number, now)
        person = await people.recognise(session, account_id, called, "id", now)
        known = await people.ensure_known(session, account_id, person, now)
        holder = Holder(people.known_id(known), label)
        await granting.offer(session, None, wish, holder, now)
        place = await regions.title(session, region)
    values = {"role": texts.say("role-name", values={"role": role.value}), "region": place, "id": ref}
    typer.echo(texts.say("shell-mandates-given", values=values))


async def _renewed(house: House, number: int, until: str | None) -> None:
    async with house.sessions.begin() as session:
        row = await terms.one(session, None, number, house.now())
        ends_at = await _until(session, row.region_code, until)
        await terms.renew(session, None, number, ends_at, house.now())
    typer.echo(texts.say("shell-mandates-renewed", values={"number": str(number)}))


async def _ended(house: House, number: int) -> None:
    async with house.sessions.begin() as session:
        await terms.end(session, None, number, house.now())
    typer.echo(texts.say("shell-mandates-ended", values={"number": str(number)}))


async def _listed(house: House, region: str | None, *, as_json: bool) -> None:
    rows, page = [], 0
    async with house.reads() as session:
        while True:
            found = await terms.page_within(session, [region or house.home_region], page, house.now())
            rows += [_fields(row) for row in found.rows]
            if page >= found.last:
                break
            page += 1
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        typer.echo("\t".join(str(value if value is not None else "-") for value in row.values()))


def _fields(row: Mandate) -> dict[str, object]:
    return {
        "mandate": row.mandate_id,
        "role": row.role.value,
        "region": row.region_code,
        "label": row.label,
        "resident": row.resident_id,
        "started_at": row.started_at.isoformat(timespec="seconds"),
        "ends_at": row.ends_at.isoformat(timespec="seconds") if row.ends_at else None,
        "given_by": row.given_by,
        "confirmed_by": row.confirmed_by,
        "reason": row.reason,
    }


async def _linked(house: House, link: Link, role: Role, region: str | None, until: str | None) -> None:
    code = region or house.home_region
    async with house.sessions.begin() as session:
        account = await accounts.one(session, house.account_id)
        if not account.username:
            raise Refusal("qr-no-username")
        wish = Wish(role, code, await _until(session, code, until), _REASON)
        payload = await invitations.make(session, None, wish, house.now(), SETUP)
    values = {"url": link(account, payload), "minutes": int(SETUP.total_seconds() // 60)}
    typer.echo(texts.say("shell-mandates-linked", values=values | {"on": account.platform.value}))


async def _until(session: AsyncSession, region: str, typed: str | None) -> datetime | None:
    zone = await regions.zone_of(session, region)
    if typed is None:
        return None
    try:
        return end_of(date.fromisoformat(typed), zone)
    except ValueError:
        raise Refusal("shell-mandates-until-wrong", typed=typed) from None
