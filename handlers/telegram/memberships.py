"""What happened to our place, or to a message of ours, in a chat."""

from telegram import Chat as TelegramChat
from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatMemberUpdated,
    MessageReactionUpdated,
    ReactionTypeEmoji,
)

from domain.platform import ChatKind, PlatformName
from handlers.dialogue import Chat, Membership

_OUT = {ChatMember.LEFT, ChatMember.BANNED}
_OWN_EMOJI = "🙂"  # one that only its maker's pack has


def membership(change: ChatMemberUpdated, account_id: int) -> Membership | None:
    """The change as the house knows it; None where nothing changed for us."""
    kind = _private(change) if change.chat.type == TelegramChat.PRIVATE else _shared(change)
    if kind is None:
        return None
    return Membership(
        PlatformName.TELEGRAM,
        account_id,
        Chat(str(change.chat.id), ChatKind(change.chat.type), change.chat.title or ""),
        kind,
        change.date,
        by_ref=str(change.from_user.id),
        by_language=change.from_user.language_code or "id",
    )


def reacted(change: MessageReactionUpdated, account_id: int) -> Membership | None:
    """Somebody put an emoji on a message; None where they took one back, or hide who they are."""
    if change.user is None or not change.new_reaction:
        return None
    first = change.new_reaction[0]
    return Membership(
        PlatformName.TELEGRAM,
        account_id,
        Chat(str(change.chat.id), ChatKind(change.chat.type)),
        Membership.Kind.REACTED,
        change.date,
        by_ref=str(change.user.id),
        by_language=change.user.language_code or "id",
        message_id=str(change.message_id),
        reaction=first.emoji if isinstance(first, ReactionTypeEmoji) else _OWN_EMOJI,
    )


def _private(change: ChatMemberUpdated) -> str | None:
    before, after = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    if before == after:
        return None
    return Membership.Kind.UNBLOCKED if after else Membership.Kind.BLOCKED


def _shared(change: ChatMemberUpdated) -> str | None:
    before, after = change.old_chat_member, change.new_chat_member
    if not _is_in(after):
        return Membership.Kind.REMOVED if _is_in(before) else None
    if not _may_write(after, change.chat):
        return Membership.Kind.MUTED if not _is_in(before) or _may_write(before, change.chat) else None
    return None if _is_in(before) and _may_write(before, change.chat) else Membership.Kind.ADDED


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _OUT


def _may_write(member: ChatMember, chat: TelegramChat) -> bool:
    if chat.type == TelegramChat.CHANNEL:
        return isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages
