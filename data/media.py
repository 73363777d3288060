"""Questions to the media of announcements, feedback, answers and SKs: by which ids our accounts have them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Account, MediaRef


async def refs(session: AsyncSession, media_ids: Collection[int]) -> Mapping[int, Mapping[int, str]]:
    """By media id: each account's own id for it, the oldest first; accounts that were let go can't fetch any more."""
    rows = await session.execute(
        select(MediaRef.media_id, MediaRef.account_id, MediaRef.ref)
        .join(Account, Account.account_id == MediaRef.account_id)
        .where(MediaRef.media_id.in_(media_ids), Account.removed_at.is_(None))
        .order_by(MediaRef.media_ref_id)
    )
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for media_id, account_id, ref in rows:
        found[media_id][account_id] = ref
    return found
