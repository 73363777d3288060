"""Outlooks: what a broadcast comes to on WhatsApp: templates, cost, and whom the day's limit lets through."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audiences, broadcasts
from data import templates as register
from data import windows as rows
from data.candidates import Frozen
from data.models import Broadcast
from domain.audience import Audience
from domain.lane import Lane
from domain.platform import PlatformName
from domain.template import WINDOW, Category, choose, purpose_of
from services import budgets, carrying, rates, texts
from services.windows import NO_TEMPLATE


async def before(
    session: AsyncSession, broadcast: Broadcast, audience: Audience, language: str, now: datetime
) -> list[str]:
    """What its author should know before it is sent; nothing where nobody is reached on WhatsApp."""
    account_id = await _account(session, audience)
    if audience.only is not None or account_id is None:
        return []
    frozen = Frozen(audience, broadcast.lane, await audiences.latest_subscription(session), now)
    people, shut = await rows.reached_here(session, frozen, PlatformName.WHATSAPP, now - WINDOW)
    if not people:
        return []
    lines = [
        texts.say("outlook-people", language, {"people": people, "shut": shut}),
        *await carrying.to_whatsapp(session, broadcast.announcement_id, account_id, language),
    ]
    if not shut:
        return lines
    template = choose(await register.all_known(session), purpose_of(broadcast.kind, broadcast.lane), language)
    if template is None:
        return [*lines, texts.say("outlook-no-template", language, {"shut": shut})]
    return [
        *lines,
        *await _price(session, template.category, shut, language, now),
        *await _limit(session, broadcast.lane, shut, language, now),
    ]


async def _account(session: AsyncSession, audience: Audience) -> int | None:
    """The number over which it leaves, the first of them; None: over none."""
    wanted = not audience.platforms or PlatformName.WHATSAPP in audience.platforms
    found = await broadcasts.accounts_for(session, [PlatformName.WHATSAPP]) if wanted else ()
    return next(iter(found), None)


async def _price(session: AsyncSession, category: Category, copies: int, language: str, now: datetime) -> list[str]:
    cost = await rates.cost(session, {category: copies}, now.date())
    if cost is None:
        return [texts.say("outlook-no-rate", language)]
    values = {
        "cost": texts.money(cost.amount, cost.currency, language),
        "source": cost.rate.source,
    }
    return [texts.say("outlook-cost", language, values)]


async def _limit(session: AsyncSession, lane: Lane, copies: int, language: str, now: datetime) -> list[str]:
    left = (await budgets.standing(session, PlatformName.WHATSAPP, now)).left(lane)
    return [] if left is None or left >= copies else [texts.say("outlook-limit", language, {"left": left})]


async def meanwhile(session: AsyncSession, broadcast: Broadcast, zone: str, language: str) -> list[str]:
    """While it runs and after it: who waits for the limit, what it has cost, who could not be written to."""
    held, due_at = await rows.held_up(session, broadcast.broadcast_id)
    lines = []
    if held and due_at:
        values = {"count": held, "at": texts.moment(due_at, zone, language)}
        lines.append(texts.say("outlook-waits", language, values))
    used = await rows.uses(session, broadcast.broadcast_id)
    cost = await rates.cost(session, used, broadcast.started_at.date()) if used and broadcast.started_at else None
    if cost is not None:
        values = {"count": sum(used.values()), "cost": texts.money(cost.amount, cost.currency, language)}
        lines.append(texts.say("outlook-spent", language, values))
    return lines


async def without_template(session: AsyncSession, broadcast_id: int, language: str) -> list[str]:
    """Who could not be written to, since no template was approved."""
    missing = await rows.rejected_for(session, broadcast_id, NO_TEMPLATE)
    return [texts.say("outlook-no-template", language, {"shut": missing})] if missing else []
