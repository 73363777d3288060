from datetime import datetime

from data import addresses
from data.database import Database
from domain.recipient import AddressEnd
from services import people


async def test_somebody_new_is_known_from_the_first_word_on(home: Database, account_id: int, now: datetime) -> None:
    async with home.sessions.begin() as session:
        stranger = await people.recognise(session, account_id, "5", "en-GB", now)
        known = await people.ensure_known(session, account_id, stranger, now)
        assert known.resident_id is not None
        assert (known.language, known.consented) == ("en", False)
        assert await people.ensure_known(session, account_id, known, now) is known


async def test_who_blocked_us_comes_back_as_the_same_resident(home: Database, account_id: int, now: datetime) -> None:
    async with home.sessions.begin() as session:
        stranger = await people.recognise(session, account_id, "5", "id", now)
        known = await people.ensure_known(session, account_id, stranger, now)
        await addresses.close(session, account_id, "5", AddressEnd.BLOCKED, now)
        back = await people.recognise(session, account_id, "5", "id", now)
        assert back.resident_id is None
        assert (await people.ensure_known(session, account_id, back, now)).resident_id == known.resident_id


async def test_who_was_erased_starts_anew(home: Database, account_id: int, now: datetime) -> None:
    async with home.sessions.begin() as session:
        stranger = await people.recognise(session, account_id, "5", "id", now)
        known = await people.ensure_known(session, account_id, stranger, now)
        await addresses.close(session, account_id, "5", AddressEnd.ERASED, now)
        assert (await people.ensure_known(session, account_id, stranger, now)).resident_id != known.resident_id
