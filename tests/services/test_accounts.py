"""The WhatsApp number of the settings, beside the bot."""

from data.database import Database
from domain.platform import PlatformName
from services import accounts
from services.accounts import Bot


async def numbers(database: Database, number: Bot | None) -> list[tuple[str, int, bool]]:
    """The numbers after a start with this one in the settings."""
    async with database.sessions.begin() as session:
        await accounts.take_number(session, number, "64")
    async with database.reads() as session:
        known = await accounts.known(session, PlatformName.WHATSAPP)
    return [(each.name, each.rate, each.removed) for each in known]


async def test_the_number_of_the_settings_sends_and_another_one_takes_its_place(home: Database) -> None:
    assert await numbers(home, Bot("1001", 80, "62811")) == [("+62811", 80, False)]
    assert await numbers(home, Bot("1001", 1000)) == [("+62811", 1000, False)]
    assert await numbers(home, Bot("1002", 80)) == [("+62811", 1000, True), ("1002", 80, False)]


async def test_without_a_number_in_the_settings_none_sends_until_it_comes_back(home: Database) -> None:
    assert await numbers(home, None) == []
    assert await numbers(home, Bot("1001", 80)) == [("1001", 80, False)]
    assert await numbers(home, None) == [("1001", 80, True)]
    assert await numbers(home, Bot("1001", 80)) == [("1001", 80, False)]


async def test_a_bot_that_left_the_settings_is_let_go_until_it_comes_back(home: Database) -> None:
    async with home.sessions.begin() as session:
        bot = Bot((await accounts.known(session, PlatformName.TELEGRAM))[0].external_id, 25)
        assert await accounts.claim(session, None, "64") is None
        assert [each.removed for each in await accounts.known(session, PlatformName.TELEGRAM)] == [True]
        assert await accounts.claim(session, bot, "64") is not None
        assert [each.removed for each in await accounts.known(session, PlatformName.TELEGRAM)] == [False]
