"""A row of a list of KIMs to be taken over: what each cell must say, and what is wrong where it does not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain import when
from domain.kim import KimState
from domain.kim_register import KimKind, Office, kind_called, kinds_at
from domain.region import RegionCode
from domain.resident_row import RowFault, region_code

REQUIRED = ("region_code", "name")
COLUMNS = (
    *REQUIRED,
    "kind",
    "theme",
    "kim_id_number",
    "state",
    "sk_number",
    "sk_date",
    "sk_signer",
    "inaugurated_on",
    "chair",
    "secretary",
    "treasurer",
    "members",
)

_STATES = {
    "proposed": KimState.PROPOSED,
    "diusulkan": KimState.PROPOSED,
    "formed": KimState.FORMED,
    "terbentuk": KimState.FORMED,
    "inaugurated": KimState.INAUGURATED,
    "dikukuhkan": KimState.INAUGURATED,
    "active": KimState.ACTIVE,
    "aktif": KimState.ACTIVE,
    "dormant": KimState.DORMANT,
    "tidak aktif": KimState.DORMANT,
}
_AFTER_INAUGURATION = {KimState.INAUGURATED, KimState.ACTIVE, KimState.DORMANT}
_OFFICES = {"chair": Office.CHAIR, "secretary": Office.SECRETARY, "treasurer": Office.TREASURER}
_LONGEST = 60
_MOST = 15


@dataclass(frozen=True, slots=True)
class Decree:
    """An SK as a list has it."""

    number: str
    on: date
    signer: str


@dataclass(frozen=True, slots=True)
class KimRow:
    """One KIM as a list has it."""

    region_code: RegionCode
    name: str
    kind: KimKind
    state: KimState
    theme: str | None = None
    number: str | None = None
    decree: Decree | None = None
    inaugurated_on: date | None = None
    board: tuple[tuple[Office, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KimLists:
    """What the cells are held against."""

    regions: Collection[str]
    zone: str
    now: datetime


def read(cells: Mapping[str, str], lists: KimLists) -> KimRow:
    """The KIM behind the cells, or a RowFault."""
    code = region_code(cells.get("region_code", ""), lists.regions)
    name = _text(cells, "name", least=3) or ""
    if not name:
        raise RowFault("row-kim-no-name")
    decree, inaugurated = _decree(cells, lists), _day(cells, "inaugurated_on", lists)
    return KimRow(
        code,
        name,
        _kind(cells, code, name),
        _state(cells, decree, inaugurated),
        _text(cells, "theme", least=3),
        (_text(cells, "kim_id_number") or "").replace(" ", "").upper() or None,
        decree,
        inaugurated,
        _board(cells),
    )


def _text(cells: Mapping[str, str], column: str, least: int = 1) -> str | None:
    said = " ".join(cells.get(column, "").strip().lstrip("'").split())
    if said and not least <= len(said) <= _LONGEST:
        raise RowFault("row-kim-length", column=column, least=least, longest=_LONGEST)
    return said or None


def _kind(cells: Mapping[str, str], code: RegionCode, name: str) -> KimKind:
    said = (_text(cells, "kind") or "").casefold()
    if not said:
        return kind_called(name, code)
    if said not in set(KimKind):
        raise RowFault("row-kim-kind", said=said)
    if KimKind(said) not in kinds_at(code):
        raise RowFault("row-kim-kind-not-here", said=said)
    return KimKind(said)


def _day(cells: Mapping[str, str], column: str, lists: KimLists) -> date | None:
    said = _text(cells, column)
    if said is None:
        return None
    found = when.read_past_day(said, lists.now, lists.zone)
    if isinstance(found, when.Fault):
        raise RowFault("row-kim-day", column=column, said=said)
    return found


def _decree(cells: Mapping[str, str], lists: KimLists) -> Decree | None:
    number, on, signer = _text(cells, "sk_number"), _day(cells, "sk_date", lists), _text(cells, "sk_signer")
    if number is None and on is None and signer is None:
        return None
    if number is None or on is None:
        raise RowFault("row-kim-half-decree")
    return Decree(number, on, signer or "–")


def _state(cells: Mapping[str, str], decree: Decree | None, inaugurated: date | None) -> KimState:
    """What the row says, or what follows from its SK and inauguration; no state without what it rests on."""
    said = (_text(cells, "state") or "").casefold()
    follows = KimState.PROPOSED if decree is None else KimState.FORMED if inaugurated is None else KimState.INAUGURATED
    state = _STATES.get(said) if said else follows
    if state is None:
        raise RowFault("row-kim-state", said=said)
    if state is not KimState.PROPOSED and decree is None:
        raise RowFault("row-kim-needs-decree", said=said or state)
    if state in _AFTER_INAUGURATION and inaugurated is None:
        raise RowFault("row-kim-needs-inauguration", said=said or state)
    return state


def _board(cells: Mapping[str, str]) -> tuple[tuple[Office, str], ...]:
    heads = [(office, _text(cells, column, least=2)) for column, office in _OFFICES.items()]
    members = [" ".join(each.split()) for each in cells.get("members", "").split(";") if each.strip()]
    if any(not 2 <= len(each) <= _LONGEST for each in members):
        raise RowFault("row-kim-length", column="members", least=2, longest=_LONGEST)
    board = [(office, name) for office, name in heads if name] + [(Office.MEMBER, each) for each in members]
    if len(board) > _MOST:
        raise RowFault("row-kim-board", most=_MOST)
    return tuple(board)
