"""Media as one account of ours can send them: by its own id, from an address or a file, or fetched from another."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from data import media as rows
from data.models import Media
from domain.message import Held, MediaItem


async def items(session: AsyncSession, media: Sequence[Media], account_id: int) -> tuple[MediaItem, ...]:
    """What this account knows of media; account 0 is nobody's, and knows them by themselves alone."""
    refs = await rows.refs(session, [row.media_id for row in media]) if media and account_id else {}
    return tuple(_item(row, refs.get(row.media_id, {}), account_id) for row in media)


def _item(row: Media, refs: Mapping[int, str], account_id: int) -> MediaItem:
    others = (Held(other, ref) for other, ref in refs.items() if other != account_id)
    return MediaItem(
        row.kind, refs.get(account_id), row.media_id, row.url, row.path, None, row.drawn, name=row.name,
        mime=row.mime, size=row.size, held=next(others, None),
    )  # fmt: skip
