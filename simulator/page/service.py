"""What a service message says in the middle of the chat."""

from simulator.page import texts
from simulator.people import Json


def service_text(body: Json) -> str:
    """The notice, or nothing for an ordinary message."""
    if "new_chat_members" in body:
        names = ", ".join(member["first_name"] for member in body["new_chat_members"])
        return texts.SERVICE_JOINED.format(name=names)
    if "left_chat_member" in body:
        return texts.SERVICE_LEFT.format(name=body["left_chat_member"]["first_name"])
    if "migrate_to_chat_id" in body:
        return texts.SERVICE_UPGRADED
    if "migrate_from_chat_id" in body:
        return texts.SERVICE_UPGRADED_FROM
    if "forum_topic_created" in body:
        return texts.SERVICE_TOPIC.format(name=body["forum_topic_created"]["name"])
    if "chat_shared" in body:
        return texts.SERVICE_SHARED_CHAT.format(name=body["chat_shared"].get("title", ""))
    return texts.SERVICE_SHARED_USERS if "users_shared" in body else ""
