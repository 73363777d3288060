"""/peran: what one holds, who holds what in one's regions, longer or over, and the second person's yes or no."""

from domain.grant import GrantState, end_after
from domain.refusal import Refusal
from domain.role import Right
from handlers import mandate_giving
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.mandate_words import TERMS, held, months_in, on_its_way
from services import grant_notices, granting, mandates, regions, terms
from services.terms import Mandate

NAME = grant_notices.NAME


def dialogue() -> Dialogue:
    """The dialogue of mandates."""
    return Dialogue(
        NAME,
        commands=dict.fromkeys(("peran", "roles"), _start),
        choices={
            "start": _start,
            "list": _listed,
            "waiting": _waiting,
            "show": _show,
            "longer": _longer,
            "until": _until,
            "end": _ask_end,
            "over": _over,
            "yes": _yes,
            "no": _no,
            "drop": _drop,
        },
    )


async def _start(turn: Turn) -> Replies:
    turn.end()
    own = await terms.own(turn.session, turn.person, turn.now)
    if not own:
        raise Refusal("no-mandate", id=turn.person.ref)
    lines = [await held(turn.session, each, turn.person.language) for each in own]
    rows = [[_button("mandate-open", each, number)] for number, each in enumerate(own[: terms.PAGE], start=1)]
    listed = [Option("mandate-list", data=f"{NAME}:list:0")] if mandates.has(turn.person, Right.EVALUATE) else []
    if mandates.has(turn.person, Right.GIVE_MANDATES):
        rows.append([Option("mandate-give", data=f"{mandate_giving.NAME}:start")])
        listed.append(Option("mandate-pending", data=f"{NAME}:waiting"))
    rows += [listed] if listed else []
    return (Reply("mandate-own", {"list": "\n".join(lines)}, choices=rows),)


async def _listed(turn: Turn) -> Replies:
    page = await terms.page(turn.session, turn.person, number_in(turn.argument), turn.now)
    lines = [
        f"{number}. {await held(turn.session, each, turn.person.language, named=True)}"
        for number, each in enumerate(page.rows, start=1)
    ]
    ends = [
        _button("mandate-number", each, number)
        for number, each in enumerate(page.rows, start=1)
        if terms.may_end(turn.person, each)
    ]
    turns = []
    if page.number > 0:
        turns.append(Option("region-page-before", data=f"{NAME}:list:{page.number - 1}"))
    if page.number < page.last:
        turns.append(Option("region-page-after", data=f"{NAME}:list:{page.number + 1}"))
    choices = [*(row for row in (ends, turns) if row), [Option("mandate-back", data=f"{NAME}:start")]]
    values = {"list": "\n".join(lines), "total": page.total}
    key = "mandate-listed" if ends else "mandate-listed-only"
    return (Reply(key, values, choices=choices, edit=True),)


async def _waiting(turn: Turn) -> Replies:
    codes = mandates.regions(turn.person, Right.GIVE_MANDATES)
    found = await terms.unsettled(turn.session, codes, turn.now)
    if not found:
        back = [[Option("mandate-back", data=f"{NAME}:start")]]
        return (Reply("mandate-nothing-pending", choices=back, edit=True),)
    replies = []
    for grant in found[: terms.PAGE]:
        own = turn.person.resident_id in {grant.given_by, grant.resident_id}
        decides = grant.state is GrantState.WAITING and not own
        yes = [[Option("grant-yes", data=f"{NAME}:yes:{grant.grant_id}")]] if decides else []
        no = "no" if decides else "drop"
        key = "grant-no" if decides else "grant-drop"
        choices = [*yes, [Option(key, data=f"{NAME}:{no}:{grant.grant_id}")]]
        replies.append(await on_its_way(turn.session, grant, turn.person.language, choices))
    return replies


async def _show(turn: Turn) -> Replies:
    row = await terms.one(turn.session, turn.person, number_in(turn.argument), turn.now)
    longer = row.resident_id != turn.person.resident_id and row.ends_at is not None
    ends = [Option("mandate-end", data=f"{NAME}:end:{row.mandate_id}")]
    choices = [
        *([[Option("mandate-longer", data=f"{NAME}:longer:{row.mandate_id}")]] if longer else []),
        ends,
        [Option("mandate-back", data=f"{NAME}:start")],
    ]
    values = {**await _values(turn, row), "reason": row.reason}
    return (Reply("mandate-card", values, choices=choices, edit=True),)


async def _longer(turn: Turn) -> Replies:
    row = await terms.one(turn.session, turn.person, number_in(turn.argument), turn.now)
    choices = [
        [Option("mandate-months", {"months": months}, data=f"{NAME}:until:{row.mandate_id}/{months}")]
        for months in TERMS
    ]
    choices.append([Option("mandate-back", data=f"{NAME}:show:{row.mandate_id}")])
    return (Reply("mandate-how-much-longer", await _values(turn, row), choices=choices, edit=True),)


async def _until(turn: Turn) -> Replies:
    number, _, months = turn.argument.partition("/")
    row = await terms.one(turn.session, turn.person, number_in(number), turn.now)
    zone = await regions.zone_of(turn.session, row.region_code)
    span = months_in(months)
    ends_at = end_after(max(turn.now, row.ends_at or turn.now), span, zone) if span else None
    grant = await terms.renew(turn.session, turn.person, row.mandate_id, ends_at, turn.now)
    key = "mandate-longer-done" if grant.state is GrantState.GIVEN else "mandate-longer-asked"
    return (Reply(key, await grant_notices.said(turn.session, grant, turn.person.language), edit=True),)


async def _ask_end(turn: Turn) -> Replies:
    row = await terms.one(turn.session, turn.person, number_in(turn.argument), turn.now)
    choices = [
        [Option("mandate-end-sure", data=f"{NAME}:over:{row.mandate_id}")],
        [Option("mandate-back", data=f"{NAME}:show:{row.mandate_id}")],
    ]
    return (Reply("mandate-end-ask", await _values(turn, row), choices=choices, edit=True),)


async def _over(turn: Turn) -> Replies:
    row = await terms.end(turn.session, turn.person, number_in(turn.argument), turn.now)
    return (Reply("mandate-end-done", await _values(turn, row), edit=True),)


async def _yes(turn: Turn) -> Replies:
    grant = await granting.confirm(turn.session, turn.person, number_in(turn.argument), turn.now)
    return (Reply("grant-yes-done", await grant_notices.said(turn.session, grant, turn.person.language), edit=True),)


async def _no(turn: Turn) -> Replies:
    grant = await granting.refuse(turn.session, turn.person, number_in(turn.argument), turn.now)
    return (Reply("grant-no-done", await grant_notices.said(turn.session, grant, turn.person.language), edit=True),)


async def _drop(turn: Turn) -> Replies:
    grant = await granting.withdraw(turn.session, turn.person, number_in(turn.argument), turn.now)
    values = await grant_notices.said(turn.session, grant, turn.person.language)
    return (Reply("grant-dropped", values, edit=True),)


def _button(key: str, row: Mandate, number: int) -> Option:
    return Option(key, {"number": str(number)}, data=f"{NAME}:show:{row.mandate_id}")


async def _values(turn: Turn, row: Mandate) -> dict[str, str]:
    language = turn.person.language
    said = await grant_notices.words(turn.session, row.role, row.region_code, row.ends_at, language)
    return {**said, "who": grant_notices.called(row.label, row.resident_id, language)}
