"""The KIM register as rows for other programs: with the names on boards for officials, without them for the shell."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, regions
from data import kim_register as rows
from data import kims as kim_rows
from data.models import Kim
from domain.kim_register import KimFacts, Office, lacks
from domain.kim_row import COLUMNS
from domain.refusal import Refusal
from domain.region import RegionCode
from domain.role import Right
from services import kim_facts, mandates
from services.people import Person

PAGE = 200
_HISTORY = 50
LISTED = ("kim_id", "region_code", "region", "kind", "name", "state", "board", "channels", "missing")

Codes = Sequence[RegionCode]

__all__ = ["COLUMNS", "LISTED", "PAGE", "Codes", "begun", "lines", "one", "overview"]


def begun(session: AsyncSession, official: Person, now: datetime) -> Codes:
    """Note that the register leaves the house; answers the official's regions."""
    codes = mandates.regions(official, Right.CONFIRM_KIM)
    audits.write(session, official.resident_id, "kims-exported", "kims", now, {"regions": list(codes)})
    return codes


async def lines(session: AsyncSession, codes: Codes, after: int) -> list[tuple[int, list[str]]]:
    """The next KIMs behind an id, each with its cells in the order of COLUMNS, as an import reads them."""
    found = await rows.in_regions(session, codes, after, PAGE)
    return [(kim.kim_id, await _cells(session, kim)) for kim in found]


async def overview(session: AsyncSession, code: str, after: int) -> list[tuple[int, list[str]]]:
    """The next KIMs of a region behind an id, each with its cells in the order of LISTED; no person's name."""
    found = await rows.in_regions(session, [code], after, PAGE)
    titles = await regions.titles(session, {kim.region_code for kim in found})
    facts = await kim_facts.of_all(session, found)
    return [(kim.kim_id, _listed(kim, facts[kim.kim_id], titles)) for kim in found]


async def one(session: AsyncSession, kim_id: int) -> list[tuple[str, str]]:
    """One KIM by the columns of both, and its history; refused where there is none. No person's name."""
    kim = await kim_rows.kim(session, kim_id)
    if kim is None:
        raise Refusal("shell-kims-unknown", id=str(kim_id))
    titles = await regions.titles(session, {kim.region_code})
    cells = dict(zip(COLUMNS, await _cells(session, kim), strict=True))
    shown = [(name, cells[name]) for name in COLUMNS[3:10] if name not in LISTED and name != "sk_signer"]
    past = [
        (f"{each.asked_at:%Y-%m-%d}", f"{each.move} {each.state}") for each in await rows.history(session, kim_id, 50)
    ]
    listed = _listed(kim, await kim_facts.of(session, kim), titles)
    return [*zip(LISTED, listed, strict=True), *shown, *reversed(past)]


def _listed(kim: Kim, facts: KimFacts, titles: Mapping[str, str]) -> list[str]:
    about = [str(kim.kim_id), kim.region_code, titles.get(kim.region_code, ""), str(kim.kind), kim.name]
    return [*about, str(kim.state), str(len(facts.board)), str(facts.channels), " ".join(lacks(facts))]


async def _cells(session: AsyncSession, kim: Kim) -> list[str]:
    board: dict[Office, list[str]] = {office: [] for office in Office}
    for each in await rows.board(session, kim.kim_id):
        board[each.office].append(each.name)
    return [
        kim.region_code,
        kim.name,
        str(kim.kind),
        kim.theme or "",
        kim.kim_id_number or "",
        str(kim.state),
        kim.decree_number or "",
        kim.decree_on.isoformat() if kim.decree_on else "",
        kim.decree_signer or "",
        kim.inaugurated_on.isoformat() if kim.inaugurated_on else "",
        *(";".join(board[office]) for office in (Office.CHAIR, Office.SECRETARY, Office.TREASURER, Office.MEMBER)),
    ]
