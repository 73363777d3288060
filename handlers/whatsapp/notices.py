"""What WhatsApp tells of our templates and numbers: written down where we know it, else told to the operator."""

from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from domain.platform import PlatformName
from handlers.dialogue import Notice
from services import budgets, templates

log = structlog.get_logger()


async def heed(session: AsyncSession, notice: Notice, now: datetime) -> None:
    """Write it down."""
    facts = notice.facts
    which = (str(facts.get("message_template_name")), str(facts.get("message_template_language")))
    match notice.about, facts:
        case "message_template_status_update", {"event": str(event)}:
            why = facts.get("reason")
            ours = await templates.moved(session, which, event, str(why) if why else None, now)
        case "message_template_quality_update", {"new_quality_score": str(score)}:
            ours = await templates.graded(session, which, score, now)
        case "template_category_update", {"new_category": str(category)}:
            ours = await templates.categorised(session, which, category, now)
        case "phone_number_quality_update", {"current_limit": str(tier)}:
            ours = await budgets.tier_changed(session, PlatformName.WHATSAPP, tier, now)
        case "business_capability_update", {"max_daily_conversations_per_business": (str() | int()) as most}:
            ours = await budgets.tier_changed(session, PlatformName.WHATSAPP, str(most), now)
        case _:
            ours = False
    if not ours:  # the words are the messenger's: an event's name, never a person's
        told = facts.get("event") or facts.get("decision") or facts.get("restriction_info")
        log.warning("whatsapp-notice", account=notice.account_id, about=notice.about, told=told)
