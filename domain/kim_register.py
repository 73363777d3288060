"""The KIM register: which moves lead from which state to which, who may make them, and what a KIM still lacks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.kim import KimState
from domain.line import line
from domain.refusal import Refusal
from domain.region import level

SHORTEST_NAME, LONGEST_NAME = 3, 60


class KimKind(StrEnum):
    """A KIM of residents, or the forum of a region's KIMs (FK-KIM)."""

    KIM = "kim"
    FORUM = "forum"


class Office(StrEnum):
    """What somebody is on a board."""

    CHAIR = "ketua"
    SECRETARY = "sekretaris"
    TREASURER = "bendahara"
    MEMBER = "anggota"


class Move(StrEnum):
    """One thing that is done to a KIM on the register."""

    REGISTER = "register"  # it gets a place on the register
    BOARD = "board"  # a whole new board
    DECREE = "decree"  # the SK: number, date, signer, photo
    INAUGURATE = "inaugurate"  # dikukuhkan
    ACTIVATE = "activate"
    REST = "rest"  # nothing was heard of it: dormant
    DISSOLVE = "dissolve"


class MoveState(StrEnum):
    """asked → done | refused | withdrawn."""

    ASKED = "asked"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Mover(StrEnum):
    """Who makes a move: somebody for the KIM, an official of its region, or the house by itself."""

    PROPOSER = "proposer"
    AGENT = "agent"
    OFFICIAL = "official"
    HOUSE = "house"


class Lack(StrEnum):
    """What a KIM is without, in the order in which it is mended."""

    ACCEPTANCE = "acceptance"
    BOARD = "board"
    THEME = "theme"
    DECREE = "decree"
    DECREE_PHOTO = "photo"
    INAUGURATION = "inauguration"
    CHANNEL = "channel"
    NUMBER = "number"  # of kim.id


@dataclass(frozen=True, slots=True)
class Rule:
    """From which state a move leads to which, who may ask an official for it, and who may make it unasked."""

    leads: Mapping[KimState, KimState]
    asked_by: frozenset[Mover]
    made_by: frozenset[Mover]
    needs: frozenset[Lack] = frozenset()


LIVING: tuple[KimState, ...] = tuple(state for state in KimState if state is not KimState.DISSOLVED)
LEAST_BOARD = 3

_STAYS: dict[KimState, KimState] = {state: state for state in LIVING}
_AGENT, _OFFICIAL = frozenset({Mover.AGENT}), frozenset({Mover.OFFICIAL})

RULES: Mapping[Move, Rule] = {
    Move.REGISTER: Rule({KimState.PROPOSED: KimState.PROPOSED}, frozenset({Mover.PROPOSER}), _OFFICIAL),
    Move.BOARD: Rule(_STAYS, _AGENT, _OFFICIAL, frozenset({Lack.ACCEPTANCE})),
    Move.DECREE: Rule(
        {**_STAYS, KimState.PROPOSED: KimState.FORMED},
        _AGENT,
        _OFFICIAL,
        frozenset({Lack.ACCEPTANCE, Lack.BOARD, Lack.THEME}),
    ),
    Move.INAUGURATE: Rule(
        {KimState.FORMED: KimState.INAUGURATED}, _AGENT, _OFFICIAL, frozenset({Lack.BOARD, Lack.DECREE})
    ),
    Move.ACTIVATE: Rule(
        {KimState.INAUGURATED: KimState.ACTIVE, KimState.DORMANT: KimState.ACTIVE},
        frozenset(),
        frozenset({Mover.AGENT, Mover.OFFICIAL, Mover.HOUSE}),
    ),
    Move.REST: Rule(
        {KimState.INAUGURATED: KimState.DORMANT, KimState.ACTIVE: KimState.DORMANT},
        frozenset(),
        frozenset({Mover.OFFICIAL, Mover.HOUSE}),
    ),
    Move.DISSOLVE: Rule(dict.fromkeys(LIVING, KimState.DISSOLVED), _AGENT, _OFFICIAL),
}
"""The one table that every way to a KIM's state goes through."""

_MENDS = {
    Lack.BOARD: Move.BOARD,
    Lack.DECREE: Move.DECREE,
    Lack.DECREE_PHOTO: Move.DECREE,
    Lack.INAUGURATION: Move.INAUGURATE,
}


@dataclass(frozen=True, slots=True)
class KimFacts:
    """How a KIM stands on the register; `board` holds one office a person."""

    state: KimState
    kind: KimKind = KimKind.KIM
    accepted: bool = False
    board: tuple[Office, ...] = ()
    theme: bool = False
    decree: bool = False
    photo: bool = False
    inaugurated: bool = False
    channels: int = 0
    number: bool = False


def lacks(kim: KimFacts) -> tuple[Lack, ...]:
    """What it is without; a forum needs no theme."""
    has = {
        Lack.ACCEPTANCE: kim.accepted,
        Lack.BOARD: board_fault(kim.board) is None,
        Lack.THEME: kim.theme or kim.kind is KimKind.FORUM,
        Lack.DECREE: kim.decree,
        Lack.DECREE_PHOTO: kim.photo or not kim.decree,
        Lack.INAUGURATION: kim.inaugurated,
        Lack.CHANNEL: kim.channels > 0,
        Lack.NUMBER: kim.number,
    }
    return tuple(lack for lack, there in has.items() if not there)


def stops(move: Move, kim: KimFacts) -> Lack | None:
    """What must be mended before this move, the first of it."""
    return next((lack for lack in lacks(kim) if lack in RULES[move].needs), None)


def leads(move: Move, state: KimState) -> KimState | None:
    """The state after a move; None where it can't be made."""
    return RULES[move].leads.get(state)


def next_move(kim: KimFacts) -> Move | None:
    """The move by which it gets on from here; None where it waits for others, or has arrived."""
    if kim.state is KimState.DISSOLVED or not kim.accepted:
        return None
    if kim.state is KimState.DORMANT:
        return Move.ACTIVATE
    mending = (_MENDS[lack] for lack in lacks(kim) if lack in _MENDS)
    begins = (Move.ACTIVATE,) if kim.state is KimState.INAUGURATED else ()
    return next((move for move in (*mending, *begins) if leads(move, kim.state) and stops(move, kim) is None), None)


class BoardFault(StrEnum):
    """Why some people are no board."""

    NO_CHAIR = "no_chair"
    NO_SECRETARY = "no_secretary"
    TWO_CHAIRS = "two_chairs"
    TOO_FEW = "too_few"


def board_fault(offices: Collection[Office]) -> BoardFault | None:
    """One chair, a secretary, and at least one more."""
    held = list(offices)
    if Office.CHAIR not in held:
        return BoardFault.NO_CHAIR
    if held.count(Office.CHAIR) > 1:
        return BoardFault.TWO_CHAIRS
    if Office.SECRETARY not in held:
        return BoardFault.NO_SECRETARY
    return BoardFault.TOO_FEW if len(held) < LEAST_BOARD else None


def kinds_at(region_code: str) -> tuple[KimKind, ...]:
    """What a region may have, the usual first: forums sit at kecamatan, kabupaten/kota and province."""
    match level(region_code):
        case 4:
            return (KimKind.KIM,)
        case 3:
            return (KimKind.KIM, KimKind.FORUM)
        case _:
            return (KimKind.FORUM,)


def kind_called(name: str, region_code: str) -> KimKind:
    """What a group of this name in this region is, where nobody was asked."""
    kinds = kinds_at(region_code)
    words = name.casefold().replace("-", " ").split()
    if KimKind.FORUM in kinds and ("forum" in words or "fk" in words):
        return KimKind.FORUM
    return kinds[0]


def clean_name(name: str) -> str:
    """A KIM's name without stray spaces; refused where it is none."""
    clean = line(name)
    if not SHORTEST_NAME <= len(clean) <= LONGEST_NAME:
        raise Refusal("kim-name-length", longest=LONGEST_NAME)
    return clean


def name_key(name: str) -> str:
    """A name as it is compared: two of the same key in a region are one KIM."""
    return " ".join(name.split()).casefold()
