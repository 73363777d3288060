"""Where an alert of a feed is about us, and whether that could be read surely."""

from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from data import warnings as rows
from data.models import Feed
from domain.cap import CapAlert
from domain.feed import FeedKind
from domain.hazard import Hazard
from domain.region import RegionCode, contains, level
from domain.warned_places import Gazetteer, within
from services import regions


async def touched(
    session: AsyncSession, feed: Feed, alert: CapAlert, hazard: Hazard
) -> tuple[Sequence[RegionCode], bool]:
    """The feed's regions that an alert is about, and whether that is sure enough to go without a person."""
    info = alert.info("id")
    province = await regions.one(session, feed.region_code[:2])
    gazetteer = Gazetteer(await regions.names(session), feed.region_code)
    found = gazetteer.touched(info)
    unread = feed.kind is FeedKind.NOWCAST and not any(level(code) > 1 for code in found.codes)
    if found.codes and not unread:
        return within(found.codes, feed.region_code), True
    ours = unread or hazard is Hazard.TSUNAMI or gazetteer.speaks_of_us(info, province.name)
    return ([RegionCode(feed.region_code)], False) if ours else ([], False)


async def untold(
    session: AsyncSession, feed: Feed, alert: CapAlert, codes: Iterable[RegionCode]
) -> Sequence[RegionCode]:
    """Those of some regions that no other feed has warned of the same."""
    others = await rows.told_elsewhere(session, feed.feed_id, alert.identifier)
    told = [code for each in others for code in each.regions]
    return [code for code in codes if not any(contains(other, code) for other in told)]
