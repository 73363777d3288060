"""A KIM's page on the register: how it stands, what is missing, and buttons for what comes next."""

from collections.abc import Sequence

from domain.kim import KimState
from domain.kim_register import KimKind, Lack, Move, Mover
from domain.message import Content
from handlers import kim_decide
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import kim_register, kim_sheet, regions, texts
from services.kim_register import Asked
from services.kim_sheet import Sheet

NAME = "kimreg"


def dialogue() -> Dialogue:
    """The dialogue of a KIM's page."""
    return Dialogue(
        NAME,
        choices={
            "show": _show,
            "more": _more,
            "board": _board,
            "photo": _photo,
            "history": _history,
            "active": _active,
            "withdraw": _withdraw,
            "all": _all,
        },
    )


async def _show(turn: Turn) -> Replies:
    turn.end()
    return (await page(turn, number_in(turn.argument)),)


async def page(turn: Turn, kim_id: int) -> Reply:
    """A KIM's page in front of whoever is speaking."""
    sheet = await kim_sheet.of(turn.session, turn.person, kim_id)
    region = await regions.whole_title(turn.session, sheet.kim.region_code)
    return Reply(content=Content(text=_said(sheet, region, turn.person.language)), choices=_buttons(sheet))


def _said(sheet: Sheet, region: str, language: str) -> str:
    kim = sheet.kim
    lines = [
        texts.say("kim-sheet-title", language, {"kim": kim.name, "region": region}),
        texts.say("kim-sheet-state", language, {"state": str(kim.state), "accepted": str(sheet.facts.accepted)}),
    ]
    if sheet.why:
        lines.append(texts.say("kim-decide-reason", language, {"reason": sheet.why}))
    if kim.theme:
        lines.append(texts.say("kim-sheet-theme", language, {"theme": kim.theme}))
    if kim.decree_number and kim.decree_on:
        values = {"number": kim.decree_number, "signer": kim.decree_signer or "–"}
        lines.append(texts.say("kim-sheet-decree", language, {**values, "day": texts.day(kim.decree_on, language)}))
    if kim.inaugurated_on:
        lines.append(texts.say("kim-sheet-inaugurated", language, {"day": texts.day(kim.inaugurated_on, language)}))
    if kim.kim_id_number:
        lines.append(texts.say("kim-sheet-number", language, {"number": kim.kim_id_number}))
    counts = {"board": len(sheet.facts.board), "channels": sheet.facts.channels, "residents": sheet.credited}
    lines.append(texts.say("kim-sheet-counts", language, counts))
    return "\n".join([*lines, *_missing(sheet, language)])


def _missing(sheet: Sheet, language: str) -> list[str]:
    if sheet.waiting is not None:
        return ["", texts.say("kim-sheet-waiting", language, {"move": str(sheet.waiting.move)})]
    if sheet.kim.state is KimState.DISSOLVED:
        return []
    if not sheet.lacks:
        return ["", texts.say("kim-sheet-whole", language)]
    lacking = [texts.say("kim-sheet-lack", language, {"lack": str(lack)}) for lack in sheet.lacks]
    return ["", texts.say("kim-sheet-missing", language), *lacking]


def _buttons(sheet: Sheet) -> list[list[Option]]:
    number, rows = sheet.kim.kim_id, list[list[Option]]()
    if sheet.waiting is not None:
        rows += _waiting_buttons(sheet)
    elif sheet.next is not None:
        rows.append([_next(sheet.next, number)])
    if sheet.mover is None or sheet.kim.state is KimState.DISSOLVED:
        return rows
    if Lack.THEME in sheet.lacks:
        rows.append([Option("kim-set-theme", data=f"kimedit:theme:{number}")])
    if Lack.CHANNEL in sheet.lacks and sheet.facts.accepted:
        rows.append([Option("kim-link-button", data="kimlink:start")])
    look = [Option("kim-see-board", data=f"{NAME}:board:{number}")] if sheet.facts.board else []
    if sheet.mover is Mover.OFFICIAL and sheet.facts.photo:
        look.append(Option("kim-see-photo", data=f"{NAME}:photo:{number}"))
    history = Option("kim-see-history", data=f"{NAME}:history:{number}")
    return [*rows, *([look] if look else []), [history, Option("kim-see-more", data=f"{NAME}:more:{number}")]]


def _waiting_buttons(sheet: Sheet) -> list[list[Option]]:
    if sheet.waiting is None:
        return []
    rows: list[list[Option]] = []
    if sheet.mover is Mover.OFFICIAL and not sheet.asked_by_me:
        values = {"move": str(sheet.waiting.move)}
        rows.append([Option("kim-decide-move", values, data=f"kimmove:show:{sheet.waiting.kim_move_id}")])
    if sheet.asked_by_me or sheet.mover is Mover.AGENT:
        rows.append([Option("kim-withdraw", data=f"{NAME}:withdraw:{sheet.kim.kim_id}")])
    return rows


def _next(move: Move, number: int) -> Option:
    match move:
        case Move.BOARD:
            return Option("kim-next-board", data=f"kimboard:start:{number}")
        case Move.DECREE:
            return Option("kim-next-decree", data=f"kimsk:start:{number}")
        case Move.INAUGURATE:
            return Option("kim-next-inaugurate", data=f"kimsk:day:{number}")
        case _:
            return Option("kim-next-active", data=f"{NAME}:active:{number}")


async def _more(turn: Turn) -> Replies:
    sheet = await kim_sheet.of(turn.session, turn.person, number_in(turn.argument))
    number = sheet.kim.kim_id
    rows = [
        [
            Option("kim-change-board", data=f"kimboard:start:{number}"),
            Option("kim-new-decree", data=f"kimsk:start:{number}"),
        ],
        [Option("kim-set-number", data=f"kimedit:number:{number}")],
        [Option("kim-dissolve", data=f"kimedit:dissolve:{number}")],
        [Option("kim-back", data=f"{NAME}:show:{number}")],
    ]
    if sheet.kim.kind is KimKind.KIM:
        rows[1].insert(0, Option("kim-set-theme", data=f"kimedit:theme:{number}"))
    if sheet.mover is Mover.OFFICIAL and sheet.kim.state in {KimState.ACTIVE, KimState.INAUGURATED}:
        rows.insert(2, [Option("kim-rest", data=f"kimedit:rest:{number}")])
    return (Reply("kim-more-ask", {"kim": sheet.kim.name}, choices=rows, edit=True),)


async def _board(turn: Turn) -> Replies:
    number = number_in(turn.argument)
    members = await kim_sheet.board(turn.session, turn.person, number, turn.now)
    sheet = await kim_sheet.of(turn.session, turn.person, number)
    if not members:
        return (Reply("kim-board-none", {"kim": sheet.kim.name}, choices=[way_back(number)]),)
    values = {"kim": sheet.kim.name, "board": kim_decide.board_lines(members, turn.person.language)}
    return (Reply("kim-board-list", values, choices=[way_back(number)]),)


async def _photo(turn: Turn) -> Replies:
    number = number_in(turn.argument)
    item = await kim_sheet.photo(turn.session, turn.person, number, turn.incoming.account_id, turn.now)
    sheet = await kim_sheet.of(turn.session, turn.person, number)
    return (Reply("kim-photo", {"kim": sheet.kim.name}, media=item),)


async def _history(turn: Turn) -> Replies:
    language, number = turn.person.language, number_in(turn.argument)
    kim, moves = await kim_sheet.history(turn.session, turn.person, number)
    zone = await regions.zone_of(turn.session, kim.region_code)
    lines = []
    for each in moves:
        at = texts.moment(each.decided_at or each.asked_at, zone, language)
        values = {"at": at, "move": str(each.move), "state": str(each.state)}
        lines.append(texts.say("kim-history-line", language, values))
    said = texts.say("kim-history", language, {"kim": kim.name, "lines": "\n".join(lines)})
    return (Reply(content=Content(text=said), choices=[way_back(number)]),)


async def _active(turn: Turn) -> Replies:
    asked = Asked(Move.ACTIVATE)
    move = await kim_register.make(turn.session, turn.person, number_in(turn.argument), asked, turn.now)
    return await kim_decide.outcome(turn, move)


async def _withdraw(turn: Turn) -> Replies:
    move = await kim_register.withdraw(turn.session, turn.person, number_in(turn.argument), turn.now)
    return (Reply("kim-withdrawn", {"move": str(move.move)}, edit=True),)


async def _all(turn: Turn) -> Replies:
    """The KIMs of an official's regions, a page at a time."""
    found, more = await kim_sheet.page(turn.session, turn.person, number_in(turn.argument))
    rows = [[Option(label=f"{each.name[:40]}", data=f"{NAME}:show:{each.kim_id}")] for each in found]
    if more:
        rows.append([Option("kim-all-more", data=f"{NAME}:all:{found[-1].kim_id}")])
    return (Reply("kim-all" if found else "kim-all-none", choices=rows),)


def way_back(number: int) -> Sequence[Option]:
    """A row that leads to a KIM's page."""
    return [Option("kim-back", data=f"{NAME}:show:{number}")]
