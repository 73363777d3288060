"""A channel's discussion group: each post is copied into it, and what answers the copy is a comment."""

from simulator import quoting, shapes
from simulator.people import SUPERGROUP, Chat, Json, Message

TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Who copies the posts."""


def copied(channel: Chat, post: Message) -> Json:
    """A post as it stands in the group; empty for what is no post (a service message)."""
    content = quoting.content(post)
    if not content:
        return {}
    album = {key: post.body[key] for key in ("media_group_id",) if key in post.body}
    origin = quoting.origin(post, hidden=False)
    return (
        {"sender_chat": shapes.chat(channel), "forward_origin": origin, "is_automatic_forward": True} | content | album
    )


def thread(chat: Chat, answered: Message | None) -> Json:
    """In a supergroup without topics every answer names the message that began its thread."""
    if answered is None or chat.kind != SUPERGROUP or chat.forum:
        return {}
    return {"message_thread_id": answered.body.get("message_thread_id", answered.id)}
