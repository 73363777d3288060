"""A new board, person by person as the SK names them; then who of them is speaking, and whose account is whose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.kim_register import Move, Mover, Office, board_fault
from domain.refusal import Refusal
from handlers import kim_decide
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.kim_sheet import way_back
from services import kim_boards, kim_register, kim_sheet, people, texts
from services.kim_boards import Named
from services.kim_register import Asked

NAME = "kimboard"
_FIRST = (Office.CHAIR, Office.SECRETARY, Office.TREASURER)


def dialogue() -> Dialogue:
    """The dialogue of a board."""
    return Dialogue(
        NAME,
        choices={
            "start": _start,
            "skip": _skipped,
            "enough": _who_are_you,
            "me": _me,
            "list": _listed,
            "whose": _whose,
            "send": _sent,
        },
        steps={"name": _named, "me": _listed, "list": _listed, "whose": _shared},
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """The board as far as it was told; each an office, a name, and whose account it is."""

    kim_id: int
    members: tuple[Named, ...]

    @property
    def data(self) -> Mapping[str, Any]:
        rows = [[str(each.office), each.name, each.resident_id] for each in self.members]
        return {"kim": self.kim_id, "members": rows}

    @property
    def next(self) -> Office:
        """Whom is asked for next: after the treasurer, or where there is none, members."""
        held = {each.office for each in self.members}
        return next((office for office in _FIRST if office not in held), Office.MEMBER)

    def with_one(self, name: str, office: Office) -> "_Draft":
        return _Draft(self.kim_id, (*self.members, Named(office, name)))

    def known(self, place: int, resident_id: int | None) -> "_Draft":
        """Whose account one of them is; nobody is two of them."""
        members = [
            Named(each.office, each.name, resident_id if at == place else _unless(each.resident_id, resident_id))
            for at, each in enumerate(self.members)
        ]
        return _Draft(self.kim_id, tuple(members))


def _unless(held: int | None, taken: int | None) -> int | None:
    return None if held == taken else held


async def _start(turn: Turn) -> Replies:
    sheet = await kim_sheet.of(turn.session, turn.person, number_in(turn.argument))
    await kim_register.check(turn.session, sheet.kim, Move.BOARD)
    draft = _Draft(sheet.kim.kim_id, ())
    bar = await kim_sheet.bar(turn.session, sheet.kim.region_code)
    warned = [Reply("kim-bar", {"basis": bar})] if bar else []
    return (*warned, _ask(turn, draft))


def _ask(turn: Turn, draft: _Draft, office: Office | None = None) -> Reply:
    wanted = office or draft.next
    turn.go(NAME, "name", **draft.data, office=str(wanted))
    rows: list[list[Option]] = []
    if wanted is Office.TREASURER:
        rows.append([Option("kim-board-no-treasurer", data=f"{NAME}:skip")])
    whole = board_fault([each.office for each in draft.members]) is None
    if wanted is Office.MEMBER and whole:
        rows.append([Option("kim-board-enough", data=f"{NAME}:enough")])
    key = "kim-board-ask-more" if whole else "kim-board-ask"
    return Reply(key, {"office": str(wanted)}, choices=[*rows, way_back(draft.kim_id)])


async def _named(turn: Turn) -> Replies:
    name = kim_boards.clean_name(turn.incoming.text)
    draft = _draft(turn).with_one(name, Office(turn.data["office"]))
    if len(draft.members) == kim_boards.MOST:
        return await _who(turn, draft)
    skipped = turn.data["office"] == Office.MEMBER
    return (_ask(turn, draft, Office.MEMBER if skipped else None),)


async def _skipped(turn: Turn) -> Replies:
    return (_ask(turn, _draft(turn), Office.MEMBER),)


async def _who_are_you(turn: Turn) -> Replies:
    return await _who(turn, _draft(turn))


async def _who(turn: Turn, draft: _Draft) -> Replies:
    """Whoever fills in the board is often on it; an official who does never asks to be."""
    kim_boards.check(Move.BOARD, draft.members)
    sheet = await kim_sheet.of(turn.session, turn.person, draft.kim_id)
    if sheet.mover is not Mover.AGENT:
        return _list(turn, draft)
    turn.go(NAME, "me", **draft.data)
    rows = [[Option(label=each.name[:40], data=f"{NAME}:me:{place}")] for place, each in enumerate(draft.members)]
    return (Reply("kim-board-who-are-you", choices=[*rows, [Option("kim-board-none-of-them", data=f"{NAME}:list")]]),)


async def _me(turn: Turn) -> Replies:
    draft, place = _draft(turn), _place(turn)
    return _list(turn, draft.known(place, people.known_id(turn.person)))


async def _listed(turn: Turn) -> Replies:
    return _list(turn, _draft(turn))


def _list(turn: Turn, draft: _Draft) -> Replies:
    turn.go(NAME, "list", **draft.data)
    language = turn.person.language
    lines = [
        texts.say(
            "kim-member-known" if each.resident_id else "kim-member",
            language,
            {"office": str(each.office), "name": each.name},
        )
        for each in draft.members
    ]
    rows = [
        [Option("kim-board-send", data=f"{NAME}:send")],
        *_unknown(draft),
        [Option("kim-board-again", data=f"kimboard:start:{draft.kim_id}")],
        way_back(draft.kim_id),
    ]
    return (Reply("kim-board-check", {"board": "\n".join(lines)}, choices=rows),)


def _unknown(draft: _Draft) -> Sequence[Sequence[Option]]:
    """Whose account is not known yet, the chair first: five at most, so that the list stays short."""
    unknown = [(place, each) for place, each in enumerate(draft.members) if each.resident_id is None]
    return [
        [Option("kim-board-connect", {"name": each.name[:30]}, data=f"{NAME}:whose:{place}")]
        for place, each in unknown[:5]
    ]


async def _whose(turn: Turn) -> Replies:
    draft, place = _draft(turn), _place(turn)
    turn.go(NAME, "whose", **draft.data, place=place)
    back = [Option("kim-board-not-now", data=f"{NAME}:list")]
    return (Reply("kim-board-share", {"name": draft.members[place].name}, choices=[back]),)


async def _shared(turn: Turn) -> Replies:
    """A contact of somebody who has started the bot; nobody is registered by another's contact."""
    draft, shared = _draft(turn), turn.incoming.pointed_at
    place = number_in(str(turn.data.get("place", "")))
    if shared is None or shared.ref is None:
        raise Refusal("kim-board-share-please")
    known = await people.recognise(turn.session, turn.incoming.account_id, shared.ref, turn.person.language, turn.now)
    if known.resident_id is None:
        raise Refusal("kim-board-stranger", name=draft.members[place].name)
    return _list(turn, draft.known(place, known.resident_id))


async def _sent(turn: Turn) -> Replies:
    draft = _draft(turn)
    asked = Asked(Move.BOARD, board=draft.members)
    move = await kim_register.make(turn.session, turn.person, draft.kim_id, asked, turn.now)
    return await kim_decide.outcome(turn, move)


def _draft(turn: Turn) -> _Draft:
    if turn.standing is None or turn.standing.dialogue != NAME:  # a button of a dialogue that is over
        raise Refusal("stale-choice")
    members = [Named(Office(office), name, resident_id) for office, name, resident_id in turn.data["members"]]
    return _Draft(int(turn.data["kim"]), tuple(members))


def _place(turn: Turn) -> int:
    place = number_in(turn.argument)
    if place >= len(_draft(turn).members):
        raise Refusal("stale-choice")
    return place
