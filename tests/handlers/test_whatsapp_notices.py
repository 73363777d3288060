"""What WhatsApp tells of our templates is written down; what we do not know is told to the operator."""

from datetime import datetime
from typing import Any

import pytest
from structlog.testing import capture_logs

from data.database import Database
from domain.platform import PlatformName
from domain.template import Category, Quality, TemplateState
from handlers.dialogue import Notice
from handlers.whatsapp import notices
from services import budgets, templates

NAMED = {"message_template_name": "siarkim_pemberitahuan_1", "message_template_language": "id"}


async def heed(database: Database, now: datetime, about: str, **facts: Any) -> list[Any]:
    with capture_logs() as logs:
        async with database.sessions.begin() as session:
            await notices.heed(session, Notice(PlatformName.WHATSAPP, 7, about, facts), now)
    return [each for each in logs if each["event"] == "whatsapp-notice"]


async def test_a_template_s_state_quality_and_category_are_kept(sqlite_home: Database, now: datetime) -> None:
    for about, facts in (
        ("message_template_status_update", {"event": "APPROVED"}),
        ("message_template_quality_update", {"new_quality_score": "RED"}),
        ("template_category_update", {"new_category": "MARKETING"}),
    ):
        assert await heed(sqlite_home, now, about, **NAMED, **facts) == []
    async with sqlite_home.reads() as session:
        (known,) = await templates.all_known(session)
    assert (known.state, known.quality, known.category) == (
        TemplateState.APPROVED,
        Quality.RED,
        Category.MARKETING,
    )


@pytest.mark.parametrize(
    ("about", "facts", "most"),
    [
        ("phone_number_quality_update", {"event": "UPGRADE", "current_limit": "TIER_10K"}, 10_000),
        ("business_capability_update", {"max_daily_conversations_per_business": 2000}, 2000),
        ("business_capability_update", {"max_daily_conversations_per_business": "TIER_UNLIMITED"}, None),
    ],
    ids=["number", "portfolio", "endless"],
)
async def test_another_limit_is_kept(
    sqlite_home: Database, now: datetime, about: str, facts: dict[str, Any], most: int | None
) -> None:
    assert await heed(sqlite_home, now, about, **facts) == []
    async with sqlite_home.reads() as session:
        assert (await budgets.standing(session, PlatformName.WHATSAPP, now)).most == most


@pytest.mark.parametrize(
    ("about", "facts"),
    [
        ("message_template_status_update", {"event": "APPROVED", "message_template_name": "asing"}),
        ("account_update", {"event": "DISABLED_UPDATE"}),
        ("something_new", {}),
    ],
    ids=["another-s-template", "account", "unknown"],
)
async def test_what_is_not_ours_or_not_known_is_told(
    sqlite_home: Database, now: datetime, about: str, facts: dict[str, Any]
) -> None:
    (told,) = await heed(sqlite_home, now, about, **facts)
    assert (told["about"], told["told"]) == (about, facts.get("event"))
