from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sources import bmkg_quake, cap_parsing
from data.database import Database
from data.models import Announcement, Broadcast, Feed, FeedItem, HazardWarning, Letter, Media, Region, Wording
from data.models.base import Base
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.cap import Severity
from domain.feed import Entry, FeedKind, FeedMode, Fresh
from domain.lane import Lane
from domain.message import ContentKind, MediaItem
from domain.refusal import Refusal
from services import alert_notices, announcements, approvals, broadcasts, closings, corrections, feed_admin, feeds
from services.corrections import Subject
from services.people import Person
from tests import approving, cap_alerts
from tests.bot.sources.test_bmkg_quake import REPORT, bodies
from tests.conftest import ACCOUNT_ID
from tests.kim_town import KOTA, Town, a_town

Row = TypeVar("Row", bound=Base)
KOTA_KEC, SELATAN, TIMUR = "64.71.06", "64.71.05", "64.71.01"
MAP = MediaItem(ContentKind.PHOTO, drawn="iVBORw0KGgo=", name="peta.png", mime="image/png")


async def a_feed(
    session: AsyncSession,
    now: datetime,
    *at_once: Severity,
    kind: FeedKind = FeedKind.NOWCAST,
    code: str = KOTA,
    url: str = "https://bmkg.example/rss.xml",
) -> Feed:
    feed = await approving.a_feed(session, code, now, url)
    feed.kind, feed.first_polled_at, feed.title = kind, now, "Peringatan Dini"
    feed.mode, feed.severities = (FeedMode.AT_ONCE, [str(each) for each in at_once]) if at_once else (FeedMode.HOLD, [])
    await session.flush()
    return feed


async def alert(session: AsyncSession, feed: Feed, number: int, now: datetime, names: str, **more: str) -> int:
    """One alert of BMKG comes by; how many announcements that made or changed."""
    about = {each: more.pop(each) for each in ("status", "kind", "about") if each in more}
    hours = float(more.pop("hours", "2"))
    infos = [cap_alerts.info(now, names.split(", "), hours=hours, **more)] if names else []
    key = cap_alerts.identifier(now, number)
    return await come(session, feed, cap_alerts.alert(key, now, *infos, **about), now)


async def come(session: AsyncSession, feed: Feed, body: bytes, now: datetime) -> int:
    read = cap_parsing.parse(body)
    entry = Entry(read.identifier, "x", "", None, read.sent, alert=read, picture=MAP)
    return (await feeds.take_in(session, feed.feed_id, Fresh((entry,), "Peringatan Dini", feed.url), now)).announced


async def every(session: AsyncSession, row: type[Row]) -> Sequence[Row]:
    return (await session.scalars(select(row).execution_options(populate_existing=True))).all()


async def sent(session: AsyncSession) -> list[tuple[BroadcastKind, tuple[str, ...]]]:
    """What was let go, and to which regions."""
    return [
        (each.kind, Audience.from_json(each.audience).regions)
        for each in await every(session, Broadcast)
        if each.state is not BroadcastState.DRAFT
    ]


async def started(session: AsyncSession, now: datetime) -> None:
    await broadcasts.open_due(session, now)
    await session.flush()


async def test_a_warning_of_a_named_severity_leaves_at_once_with_all_that_an_emergency_must_say(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        assert await alert(session, feed, 1, now, "BALIKPAPAN KOTA, BALIKPAPAN SELATAN, TENGGARONG") == 1
        (said,) = await every(session, Announcement)
        assert said.text.splitlines() == [
            "PERINGATAN DARURAT: CUACA EKSTREM",
            "Di mana: Kota Balikpapan: Kec. Balikpapan Selatan, Kec. Balikpapan Kota",
            "Berlaku sampai: Selasa, 24 November 2026 12.30 WITA",
            "Yang harus dilakukan: Tetap di dalam bangunan yang kokoh. Jauhi pohon, baliho, dan air.",
            "Hubungi: 112 (darurat, gratis)",
            "",
            "Hujan Lebat disertai Petir di Kalimantan Timur",
            "Mulai: 10.40 WITA",
            "Sumber: BMKG",
        ]
        assert (said.source, said.lane, said.kind, said.region_code) == (
            "BMKG",
            Lane.EMERGENCY,
            ContentKind.PHOTO,
            KOTA,
        )
        (picture,) = await every(session, Media)
        assert (picture.drawn, picture.mime) == (MAP.drawn, "image/png")
        (broadcast,) = await every(session, Broadcast)
        assert Audience.from_json(broadcast.audience).regions == (SELATAN, KOTA_KEC)
        assert (broadcast.state, broadcast.due_at) == (BroadcastState.SCHEDULED, now)
        assert broadcast.expires_at == now + timedelta(hours=2)
        await started(session, now)
        assert (await every(session, Broadcast))[0].state in {BroadcastState.RUNNING, BroadcastState.DONE}


async def test_it_is_said_in_the_other_language_too(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        infos = (
            cap_alerts.info(now, ["BALIKPAPAN KOTA"], instruction="Berlindung."),
            cap_alerts.info(now, ["x"], language="en-GB", headline="Thunderstorm", instruction="Take shelter."),
        )
        await come(session, feed, cap_alerts.alert("a.1", now, *infos), now)
        (said,) = await every(session, Announcement)
        english = (await announcements.content(session, said, ACCOUNT_ID, "en")).text.splitlines()
        assert english[3:5] == ["What to do: Take shelter.", "Call: 112 (emergency, free)"]
        assert english[6] == "Thunderstorm"
        assert "Yang harus dilakukan: Berlindung." in said.text


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ("TENGGARONG", {}),  # elsewhere in the province
        ("BALIKPAPAN KOTA", {"hours": "-1"}),  # over before it came
        ("BALIKPAPAN KOTA", {"status": "Test"}),
        ("BALIKPAPAN KOTA", {"kind": "Ack"}),
        ("", {"kind": "Cancel", "about": "unknown"}),
    ],
)
async def test_what_is_not_for_us_or_not_meant_makes_nothing(
    home: Database, now: datetime, names: str, more: dict[str, str]
) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        assert await alert(session, feed, 1, now, names, **more) == 0
        assert await every(session, Broadcast) == []
        assert len(await every(session, FeedItem)) == 1


async def test_the_first_look_warns_of_nothing(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        feed.first_polled_at = None
        assert await alert(session, feed, 1, now, "BALIKPAPAN KOTA") == 0


async def test_the_same_alert_twice_is_one_warning_also_through_two_feeds(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        wider = await a_feed(session, now, Severity.MODERATE, code="64", url="https://bmkg.example/en.xml")
        for each in (feed, feed, wider, wider):
            await alert(session, each, 1, now, "BALIKPAPAN KOTA, TENGGARONG")
        assert [regions for _, regions in await sent(session)] == [(KOTA_KEC,), ("64.02.06",)]


async def test_a_new_alert_that_goes_on_edits_answers_and_tells_only_where_something_is_new(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA, BALIKPAPAN SELATAN")
        await started(session, now)
        later = now + timedelta(hours=1)
        await alert(session, feed, 2, later, "BALIKPAPAN KOTA, BALIKPAPAN TIMUR", hours="3")
        assert await sent(session) == [
            (BroadcastKind.ORIGINAL, (SELATAN, KOTA_KEC)),
            (BroadcastKind.UPDATE, (KOTA_KEC,)),
            (BroadcastKind.ORIGINAL, (TIMUR,)),
        ]
        (said,) = await every(session, Announcement)
        assert "Di mana: Kota Balikpapan: Kec. Balikpapan Timur, Kec. Balikpapan Kota\n" in said.text
        assert (
            "Hanya sampai 12.30 WITA menurut peringatan sebelumnya: Kota Balikpapan: Kec. Balikpapan Selatan\n"
            in said.text
        )
        assert "Berlaku sampai: Selasa, 24 November 2026 14.30 WITA" in said.text
        assert len(await every(session, Wording)) == 1
        (warning,) = await every(session, HazardWarning)
        assert sorted(warning.regions) == [TIMUR, SELATAN, KOTA_KEC]
        assert {each.expires_at for each in await every(session, Broadcast)} == {later + timedelta(hours=3)}
        assert (
            await closings.close_ended(session, now + timedelta(hours=2, minutes=1)) == 0
        )  # nobody hears an all-clear
        assert await closings.close_ended(session, later + timedelta(hours=3)) == 1


async def test_a_new_alert_that_says_the_same_changes_nothing(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA, BALIKPAPAN SELATAN")
        await started(session, now)
        later = now + timedelta(hours=1)
        await alert(session, feed, 2, later, "BALIKPAPAN KOTA", hours="1")
        assert len(await sent(session)) == 1
        assert await every(session, Wording) == []


@pytest.mark.parametrize(
    ("names", "more"),
    [("BALIKPAPAN TIMUR", {}), ("BALIKPAPAN KOTA", {"event": "Angin Kencang"})],
)
async def test_another_place_or_hazard_is_another_warning(
    home: Database, now: datetime, names: str, more: dict[str, str]
) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA")
        await started(session, now)
        await alert(session, feed, 2, now, names, **more)
        assert [kind for kind, _ in await sent(session)] == [BroadcastKind.ORIGINAL] * 2
        assert len(await every(session, Announcement)) == 2


async def test_an_update_goes_on_with_what_it_names_wherever_that_was(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA")
        await started(session, now)
        first = cap_alerts.identifier(now, 1)
        await alert(session, feed, 2, now, "BALIKPAPAN TIMUR", kind="Update", about=first)
        assert len(await every(session, Announcement)) == 1
        assert (await sent(session))[1] == (BroadcastKind.ORIGINAL, (TIMUR,))


async def test_what_its_source_cancels_is_said_to_be_cancelled_and_is_no_all_clear(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA")
        await started(session, now)
        first = cap_alerts.identifier(now, 1)
        for number in (2, 3):
            await alert(session, feed, number, now, "", kind="Cancel", about=first)
        assert [kind for kind, _ in await sent(session)] == [BroadcastKind.ORIGINAL, BroadcastKind.CLOSING]
        closing = (await every(session, Announcement))[1]
        assert closing.text.startswith("PERINGATAN DIBATALKAN: CUACA EKSTREM\nDi mana: Kota Balikpapan")
        assert "bukan tanda bahwa keadaan sudah aman" in closing.text
        await alert(session, feed, 4, now + timedelta(minutes=5), "BALIKPAPAN KOTA")
        assert len(await every(session, HazardWarning)) == 2


async def test_what_is_no_longer_listed_ends_with_its_own_time_and_no_earlier(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA")
        await started(session, now)
        then = now + timedelta(hours=1)
        await feeds.take_in(session, feed.feed_id, Fresh((), "Peringatan Dini", feed.url), then)
        assert await closings.close_ended(session, then) == 0
        assert await closings.close_ended(session, now + timedelta(hours=2)) == 1
        closing = (await every(session, Announcement))[1]
        assert closing.text.startswith("PERINGATAN BERAKHIR: CUACA EKSTREM")


async def test_a_severity_that_the_rule_does_not_name_waits_for_an_official(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_town(session, now)
        feed = await a_feed(session, now, Severity.EXTREME)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA")
        assert await sent(session) == []
        (letter,) = await every(session, Letter)
        assert letter.message is not None
        assert letter.message["content"]["text"].startswith("Peringatan dari BMKG menunggu keputusan Anda:")


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ("ATLANTIS", {}),  # a place that nobody knows
        ("BALIKPAPAN KOTA", {"event": "Tsunami", "description": "Waspada."}),
        ("BALIKPAPAN KOTA", {"status": "Exercise"}),
    ],
)
async def test_what_can_not_be_read_surely_or_is_an_exercise_needs_a_person(
    home: Database, now: datetime, names: str, more: dict[str, str]
) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, *Severity)
        assert await alert(session, feed, 1, now, names, **more) == 1
        assert await sent(session) == []


async def _held(session: AsyncSession, now: datetime, **more: str) -> tuple[Town, Feed, int]:
    town = await a_town(session, now)
    feed = await a_feed(session, now)
    await alert(session, feed, 1, now, "BALIKPAPAN KOTA", **more)
    (broadcast,) = await every(session, Broadcast)
    return town, feed, broadcast.broadcast_id


async def _taken(session: AsyncSession, person: Person, number: int, now: datetime) -> None:
    await alert_notices.take_over(session, person, number, now)
    await approvals.submit(session, number, person, now)


async def test_an_official_takes_over_what_waits_and_sends_it_as_any_other(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, _, number = await _held(session, now)
        with pytest.raises(Refusal):
            await alert_notices.take_over(session, town.stranger, number, now)
        await _taken(session, town.official, number, now)
        with pytest.raises(Refusal, match="alert-not-waiting"):
            await alert_notices.take_over(session, town.official, number, now)
        await started(session, now + timedelta(minutes=2))
        assert [kind for kind, _ in await sent(session)] == [BroadcastKind.ORIGINAL]


async def test_what_goes_on_while_it_waits_is_kept_up_to_date_and_what_was_dropped_is_asked_anew(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        town, feed, number = await _held(session, now)
        await alert(session, feed, 2, now, "BALIKPAPAN KOTA, BALIKPAPAN TIMUR")
        (broadcast,) = await every(session, Broadcast)
        assert set(Audience.from_json(broadcast.audience).regions) == {TIMUR, KOTA_KEC}
        await alert_notices.drop(session, town.official, number, now)
        await alert(session, feed, 3, now, "BALIKPAPAN KOTA", hours="4")
        assert [each.state for each in await every(session, Broadcast)] == [
            BroadcastState.CANCELLED,
            BroadcastState.DRAFT,
        ]


async def test_further_regions_of_what_an_official_sent_wait_again_and_are_sent_as_they_read(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        town, feed, number = await _held(session, now)
        await _taken(session, town.official, number, now)
        now += timedelta(minutes=2)
        await started(session, now)
        await alert(session, feed, 2, now, "BALIKPAPAN KOTA, BALIKPAPAN TIMUR", hours="4")
        assert await sent(session) == [(BroadcastKind.ORIGINAL, (KOTA_KEC,)), (BroadcastKind.UPDATE, (KOTA_KEC,))]
        further = (await every(session, Broadcast))[-1]
        await _taken(session, town.official, further.broadcast_id, now)
        await started(session, now + timedelta(minutes=2))
        assert further.started_at is not None


async def test_an_exercise_becomes_a_drill_for_those_who_take_part(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, _, number = await _held(session, now, status="Exercise")
        draft = await alert_notices.take_over(session, town.official, number, now)
        assert draft.announcement.drill
        assert draft.audience.only is not None


async def test_what_an_official_withdrew_is_warned_anew_by_the_next_alert(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await a_town(session, now)
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA")
        await started(session, now)
        (first,) = await every(session, Broadcast)
        subject = await corrections.find(session, town.official, first.broadcast_id)
        draft = await corrections.withdraw(session, town.official, Subject(subject.broadcast, subject.said), now)
        await corrections.submit(session, town.official, draft.id, now)
        await alert(session, feed, 2, now, "BALIKPAPAN KOTA", hours="4")
        assert len(await every(session, HazardWarning)) == 2


async def test_150_kecamatan_still_fit_under_their_map(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, Severity.MODERATE, code="64")
        kecamatan = await session.scalars(select(Region.name).where(func.length(Region.code) == 8))
        await alert(session, feed, 1, now, ", ".join(name.upper() for name in kecamatan))
        (said,) = await every(session, Announcement)
        assert said.kind is ContentKind.PHOTO
        assert "Kab. Kutai Kartanegara (20 kecamatan)" in said.text
        assert len(said.text) < 1024


async def _shaken(session: AsyncSession, feed: Feed, now: datetime, **more: str) -> int:
    (quake,) = bmkg_quake.parse(bodies(REPORT | {"DateTime": now.isoformat()} | more))
    entry = bmkg_quake.entry(quake)
    return (await feeds.take_in(session, feed.feed_id, Fresh((entry,), "BMKG", feed.url), now)).announced


async def test_an_earthquake_is_told_where_it_was_felt_and_revised_not_repeated(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await a_feed(session, now, *Severity, kind=FeedKind.QUAKE)
        assert await _shaken(session, feed, now, Dirasakan="II Palu") == 0
        assert await _shaken(session, feed, now) == 1
        assert await _shaken(session, feed, now) == 0
        await started(session, now)
        await _shaken(session, feed, now + timedelta(seconds=40), Magnitude="5.4")
        await _shaken(session, feed, now + timedelta(minutes=30))  # an aftershock
        assert await sent(session) == [
            (BroadcastKind.ORIGINAL, (KOTA,)),
            (BroadcastKind.UPDATE, (KOTA,)),
            (BroadcastKind.ORIGINAL, (KOTA,)),
        ]
        first, second = await every(session, Announcement)
        assert "PERINGATAN DARURAT: GEMPA BUMI\nDi mana: Kota Balikpapan" in first.text
        assert "M5.4. 10 km. Pusat gempa berada di laut 45 km Timur Balikpapan" in first.text
        assert "M5.1." in second.text


async def test_a_feed_that_warned_can_be_removed(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await a_town(session, now)
        feed = await a_feed(session, now, Severity.MODERATE)
        await alert(session, feed, 1, now, "BALIKPAPAN KOTA")
        await started(session, now)
        await feed_admin.remove(session, feed.feed_id, town.official, now)
        assert await every(session, HazardWarning) == []
        assert len(await every(session, Announcement)) == 1
