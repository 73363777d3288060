"""Enclosures: the pictures and files of a feedback, an answer or an SK, and messages that carry them on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from data import enclosures as rows
from data.enclosures import Owner
from data.models import Answer, Feedback, KimMove, Media, MediaRef
from domain.announcement import CAPTION_LIMIT
from domain.feedback import parts
from domain.message import Choice, Content, ContentKind, MediaItem, Message
from domain.utf16 import units
from services import media

_ROOM = 4000
_ALBUM = {ContentKind.PHOTO, ContentKind.VIDEO}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text with its buttons and enclosures, before it is known how many messages it takes."""

    text: str
    media: tuple[MediaItem, ...] = ()
    choices: tuple[tuple[Choice, ...], ...] = ()
    reply_to: str | None = None
    silent: bool = False


async def keep(session: AsyncSession, owner: Owner, given: Sequence[MediaItem], account_id: int) -> None:
    """Keep pictures and files as rows behind those kept before, with the account's own ids for them."""
    before = len(await rows.of(session, owner)) if given else 0
    for place, item in enumerate(given, start=before):
        row = Media(
            feedback_id=owner.feedback_id if isinstance(owner, Feedback) else None,
            answer_id=owner.answer_id if isinstance(owner, Answer) else None,
            kim_move_id=owner.kim_move_id if isinstance(owner, KimMove) else None,
            place=place,
            kind=item.kind,
            name=item.name,
            mime=item.mime,
            size=item.size,
        )
        await rows.put(session, row)
        if item.ref:
            await rows.put(session, MediaRef(media_id=row.media_id, account_id=account_id, ref=item.ref))


async def of(session: AsyncSession, owner: Owner, account_id: int) -> tuple[MediaItem, ...]:
    """What this account can send on of its enclosures, by its own ids or fetched from who got them."""
    found = await media.items(session, await rows.of(session, owner), account_id)
    return tuple(item for item in found if item.ref or item.held)


async def drop(session: AsyncSession, owner: Owner) -> None:
    """Keep its enclosures no longer."""
    await rows.drop(session, owner)


async def number_of(session: AsyncSession, owner: Owner) -> int:
    """How many enclosures there are."""
    return len(await rows.of(session, owner))


def messages(sheet: Sheet) -> list[Message]:
    """A sheet as messages: one where messengers allow it, the buttons under the last text."""
    if len(sheet.media) == 1 and sheet.media[0].kind.captioned and units(sheet.text) <= CAPTION_LIMIT:
        content = Content(sheet.media[0].kind, sheet.text, media=sheet.media)
        return [Message(content, sheet.choices, reply_to=sheet.reply_to, silent=sheet.silent)]
    texts = parts(sheet.text, _ROOM)
    written = [
        Message(
            Content(text=text),
            sheet.choices if place == len(texts) else (),
            reply_to=sheet.reply_to,
            silent=sheet.silent,
        )
        for place, text in enumerate(texts, start=1)
    ]
    return written + [Message(content, silent=True) for content in _carried(sheet.media)]


def _carried(carried: Sequence[MediaItem]) -> list[Content]:
    together = [item for item in carried if item.kind in _ALBUM]
    alone = [item for item in carried if item.kind not in _ALBUM]
    contents = [Content(item.kind, media=(item,)) for item in alone]
    albums = [together[start : start + 10] for start in range(0, len(together), 10)]
    for album in albums:
        kind = ContentKind.ALBUM if len(album) > 1 else album[0].kind
        contents.append(Content(kind, media=tuple(album)))
    return contents
