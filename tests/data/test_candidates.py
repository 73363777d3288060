from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from data import audiences, candidates
from data.candidates import Frozen, Key, Span, named
from data.database import Database
from data.models import Address, Recipient, Resident, Subscription
from domain.audience import Audience, To, Wish
from domain.lane import Lane
from domain.platform import PlatformName
from domain.recipient import RecipientKind
from domain.topic import ALL_TOPICS
from tests import towns
from tests.domain.test_audience import CODES, codes, naive, topics

people = st.lists(st.tuples(st.sampled_from(CODES), st.integers(1, ALL_TOPICS), st.booleans()), min_size=1, max_size=12)


@pytest.fixture
async def account_id(database: Database) -> int:
    async with database.sessions.begin() as session:
        found = await towns.found(session, CODES)
        await towns.settle(session, found, 6, ["64"])
    return found


async def walked(database: Database, frozen: Frozen, account_id: int, size: int, limit: int) -> set[int]:
    """Everybody whom chunks of `size` find, read in pages of `limit`."""
    reached: set[int] = set()
    async with database.reads() as session:
        for stretch in frozen.audience.stretches(frozen.lane):
            after = Key(stretch.start, 0)
            while until := await audiences.boundary(session, after, stretch, size):
                while after != until:
                    page, after = await candidates.page(session, frozen, account_id, Span(after, until), limit)
                    ended = {each.recipient_id for each in page if not each.live}
                    live = {each.recipient_id for each in page} - ended
                    reached |= live | await audiences.still_wanted(session, frozen, ended)
    return reached


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(Audience, regions=codes, minus=codes, topics=topics, to=st.sampled_from(To)),
    st.sampled_from(Lane),
    people,
    st.integers(1, 5),
    st.integers(1, 5),
)
async def test_the_walk_finds_exactly_those_whom_the_rules_name(
    database: Database, account_id: int, audience: Audience, lane: Lane, wishes: list[tuple[str, int, bool]],
    size: int, limit: int,
) -> None:  # fmt: skip
    async with database.sessions.begin() as session:
        await session.execute(delete(Subscription))
        for place, (code, bits, ended) in enumerate(wishes):
            wish_id = await towns.listen(session, place % 6 + 1, code, bits)
            if ended:
                await session.execute(
                    update(Subscription)
                    .where(Subscription.subscription_id == wish_id)
                    .values(ended_at=towns.LONG_AGO + timedelta(days=2))
                )
        cut_off = await audiences.latest_subscription(session)
    expected = {
        place % 6 + 1
        for place, (code, bits, ended) in enumerate(wishes)
        if not ended and naive(audience, lane, Wish(code, bits, RecipientKind.RESIDENT))
    }
    frozen = Frozen(audience, lane, cut_off, towns.LONG_AGO + timedelta(days=9))
    assert await walked(database, frozen, account_id, size, limit) == expected
    async with database.reads() as session:
        assert sum((await audiences.size(session, frozen)).values()) == len(expected)


async def test_who_left_since_the_start_is_spared_and_who_moved_inside_is_not_missed(
    database: Database, account_id: int, now: datetime
) -> None:
    async with database.sessions.begin() as session:
        cut_off = await audiences.latest_subscription(session)
        left, moved = 1, 2
        await session.execute(
            update(Subscription).where(Subscription.recipient_id.in_((left, moved))).values(ended_at=now)
        )
        await towns.listen(session, moved, "64.72")
        session.add(Recipient(recipient_id=7, kind=RecipientKind.RESIDENT))
        await session.flush()
        session.add(Resident(resident_id=7, joined_at=now))
        await session.flush()
        session.add(Address(recipient_id=7, account_id=account_id, ref="7", opened_at=now))
        await towns.listen(session, 7, "64")  # came too late
    frozen = Frozen(Audience(regions=("64",)), Lane.NEWS, cut_off, now - timedelta(minutes=1))
    assert await walked(database, frozen, account_id, 2, 2) == {2, 3, 4, 5, 6}


async def test_whoever_has_no_open_address_is_no_candidate(database: Database, account_id: int, now: datetime) -> None:
    async with database.sessions.begin() as session:
        await session.execute(update(Address).where(Address.recipient_id == 3).values(closed_at=now))
        frozen = Frozen(Audience(regions=("64",)), Lane.NEWS, await audiences.latest_subscription(session), now)
    assert await walked(database, frozen, account_id, 100, 100) == {1, 2, 4, 5, 6}


async def test_where_another_messenger_was_chosen_the_address_is_passed_over_unless_this_one_was_asked_for(
    database: Database, account_id: int, now: datetime
) -> None:
    async with database.sessions.begin() as session:
        await session.execute(update(Address).where(Address.recipient_id == 3).values(stands_by=True))
        cut_off = await audiences.latest_subscription(session)
    frozen = Frozen(Audience(regions=("64",)), Lane.NEWS, cut_off, now)
    assert await walked(database, frozen, account_id, 100, 100) == {1, 2, 4, 5, 6}
    telegram = replace(frozen, audience=replace(frozen.audience, platforms=(PlatformName.TELEGRAM,)))
    assert await walked(database, telegram, account_id, 100, 100) == {1, 2, 3, 4, 5, 6}
    async with database.reads() as session:
        only = [each.recipient_id for each in await named(session, frozen, account_id, [2, 3])]
        asked = [each.recipient_id for each in await named(session, telegram, account_id, [2, 3])]
    assert (only, asked) == ([2], [2, 3])
