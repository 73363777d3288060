"""/audit on an auditor's phone, and what counts as reading somebody's data."""

import csv
import io
from datetime import datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Audit
from domain.role import Role
from tests.mandate_town import DAMAI, PROVINCE, TOWN, Hall, founded

AUDITOR, SARI, OFFICIAL = "10", "20", "11"


@pytest.fixture
def hall(home: Database, account_id: int, now: datetime) -> Hall:
    return founded(home, account_id, now)


@pytest.fixture
def fast(sqlite_home: Database, account_id: int, now: datetime) -> Hall:
    return founded(sqlite_home, account_id, now)


async def test_an_auditor_reads_the_trail_page_by_page_and_takes_it_along(hall: Hall) -> None:
    await hall.holder(AUDITOR, Role.AUDITOR, PROVINCE)
    await hall.resident(SARI, DAMAI)
    for _ in range(12):
        await hall.talk.say(SARI, "/dataku")
    newest = await hall.talk.say(AUDITOR, "/audit")
    assert "12. Selasa" in newest
    assert "data-copied resident:" in newest
    assert "\n2. " not in newest
    assert "\n2. " in await hall.talk.press(AUDITOR, "Lebih lama")
    await hall.talk.press(AUDITOR, "Unduh")
    (file,) = hall.last(AUDITOR).content.media
    rows = list(csv.DictReader(io.StringIO(file.made or "")))
    assert [row["verb"] for row in rows] == ["data-copied"] * 12 + ["audit-read"] * 2
    assert await hall.verbs("audit") == ["audit-read", "audit-read", "audit-exported"]


@pytest.mark.parametrize(
    ("role", "code"), [(Role.AUDITOR, TOWN), (Role.OFFICIAL, PROVINCE), (Role.APPROVER, PROVINCE), (None, "")]
)
async def test_nobody_else_reads_the_trail(fast: Hall, role: Role | None, code: str) -> None:
    if role:
        await fast.holder(OFFICIAL, role, code)
    else:
        await fast.resident(OFFICIAL)
    assert "wewenang" in await fast.talk.say(OFFICIAL, "/audit")
    for data in ("audit:before:9", "audit:export", "audit:before:99999999999999999999"):
        assert "wewenang" in await fast.press_data(OFFICIAL, data)
    assert await fast.verbs("audit") == []


async def test_reading_what_a_resident_wrote_and_taking_ones_own_copy_are_acts(fast: Hall) -> None:
    await fast.holder(OFFICIAL, Role.OFFICIAL, TOWN)
    await fast.resident(SARI, DAMAI)
    await fast.talk.say(SARI, "Lampu mati")
    await fast.talk.say(SARI, "/dataku")
    await fast.talk.say(OFFICIAL, "/kotakmasuk")
    await fast.press_data(OFFICIAL, "inbox:open:1")
    async with fast.database.reads() as session:
        rows = (await session.scalars(select(Audit).order_by(Audit.number))).all()
    assert [(row.verb, row.object) for row in rows] == [
        ("data-copied", "resident:2"),
        ("feedback-read", "feedback"),
        ("feedback-read", "feedback:1"),
    ]
    assert rows[1].after == {"feedback": [1]}
    assert all(row.origin == "telegram" for row in rows)
