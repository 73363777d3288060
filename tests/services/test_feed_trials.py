from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from domain.feed import Ended, Entry, Fresh
from services import feed_trials, feeds
from services.feed_trials import Asker
from services.feed_wishes import Wish
from tests import letters
from tests.conftest import ACCOUNT_ID

WISH = Wish("https://x.id/feed", "64.71")
FRESH = Fresh((Entry("1", "Air padam", "Besok."),), "Kominfo", WISH.url)


async def _ask(session: AsyncSession, now: datetime, ref: str = "20") -> None:
    await feed_trials.ask(session, Asker(ACCOUNT_ID, ref, "id"), WISH, now)


async def test_a_look_is_claimed_once_and_again_where_its_scheduler_died(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _ask(session, now)
        await _ask(session, now, "30")
        assert [trial.feed.url for trial in await feed_trials.claim(session, now)] == [WISH.url] * 2
        assert not await feed_trials.anything_due(session, now)
        assert len(await feed_trials.claim(session, now + feeds.LEASE)) == 2


async def test_two_schedulers_answer_once(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _ask(session, now)
        (trial,) = await feed_trials.claim(session, now)
        await feed_trials.answer(session, trial.feed_trial_id, FRESH, now)
        answered = await letters.taken(session)
        assert [ref for ref, _ in answered] == ["20"] * 3
        await feed_trials.answer(session, trial.feed_trial_id, FRESH, now)
        assert await letters.taken(session) == []


async def test_a_feed_that_ended_is_told(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _ask(session, now)
        (trial,) = await feed_trials.claim(session, now)
        await feed_trials.answer(session, trial.feed_trial_id, Ended(), now)
        ((_, message),) = await letters.taken(session)
        assert "sudah ditutup" in message.content.text
