"""What somebody wrote, as it could be broadcast."""

from collections.abc import Iterable

from telegram import Message, MessageEntity
from telegram import Poll as TelegramPoll

from domain.message import Content, ContentKind, Entity, EntityKind, MediaItem, Poll
from domain.utf16 import clipped, shifted, units

_KINDS = {
    MessageEntity.BOLD: EntityKind.BOLD,
    MessageEntity.ITALIC: EntityKind.ITALIC,
    MessageEntity.UNDERLINE: EntityKind.UNDERLINE,
    MessageEntity.STRIKETHROUGH: EntityKind.STRIKETHROUGH,
    MessageEntity.SPOILER: EntityKind.SPOILER,
    MessageEntity.CODE: EntityKind.CODE,
    MessageEntity.PRE: EntityKind.PRE,
    MessageEntity.BLOCKQUOTE: EntityKind.BLOCKQUOTE,
    MessageEntity.EXPANDABLE_BLOCKQUOTE: EntityKind.BLOCKQUOTE,
    MessageEntity.TEXT_LINK: EntityKind.LINK,
}
"""Formatting that is kept; links and names that a messenger finds by itself need none."""


def content(message: Message) -> Content | None:
    """Text, media or poll of a message; None for kinds that can't be passed on (sticker, place, contact …)."""
    text = message.text or message.caption or ""
    if message.poll:
        return Content(ContentKind.POLL, poll=_poll(message.poll))
    media = _media(message)
    if media is None and not message.text:
        return None
    kind = media.kind if media else ContentKind.TEXT
    return Content(kind, text, entities(_entities(message)), (media,) if media else ())


def without_beginning(whole: Content, characters: int) -> Content | None:
    """The content after its first characters (a command) were taken away; None if nothing stays."""
    kept = whole.text[characters:]
    rest = kept.strip()
    if not rest and not whole.media:
        return None
    taken = whole.text[: characters + len(kept) - len(kept.lstrip())]
    return Content(whole.kind, rest, clipped(shifted(whole.entities, -units(taken)), units(rest)), whole.media)


def entities(found: Iterable[MessageEntity]) -> tuple[Entity, ...]:
    """The formatting that survives."""
    return tuple(Entity(_KINDS[each.type], each.offset, each.length, each.url) for each in found if each.type in _KINDS)


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return message.entities if message.text else message.caption_entities


def _media(message: Message) -> MediaItem | None:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return MediaItem(ContentKind.PHOTO, ref=largest.file_id, size=largest.file_size)
    if message.voice:
        return MediaItem(
            ContentKind.VOICE, message.voice.file_id, mime=message.voice.mime_type, size=message.voice.file_size
        )
    if message.video_note:
        return MediaItem(ContentKind.ROUND, message.video_note.file_id, size=message.video_note.file_size)
    file = message.video or message.document or message.audio
    if file is None:
        return None
    kind = ContentKind.VIDEO if message.video else ContentKind.DOCUMENT
    return MediaItem(kind, file.file_id, name=file.file_name, mime=file.mime_type, size=file.file_size)


def _poll(poll: TelegramPoll) -> Poll:
    return Poll(
        poll.question,
        tuple(option.text for option in poll.options),
        several=poll.allows_multiple_answers,
        anonymous=poll.is_anonymous,
    )
