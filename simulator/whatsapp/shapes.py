"""Webhooks as the Cloud API writes them."""

from typing import Any

from simulator.people import Json
from simulator.whatsapp.errors import GraphError
from simulator.whatsapp.people import Bubble, Button, Person

NUMBER_ID, PHONE, BUSINESS_ID = "106540352242922", "6281100000064", "102290129340398"


def change(field: str, value: Json, at: float) -> Json:
    """One webhook with one change."""
    entry: Json = {"id": BUSINESS_ID, "time": int(at), "changes": [{"field": field, "value": value}]}
    return {"object": "whatsapp_business_account", "entry": [entry]}


def message(person: Person, bubble: Bubble, body: Json) -> Json:
    """Somebody has said something."""
    who = {"user_id": person.user_id} | ({} if person.hides_number else {"wa_id": person.phone})
    said: Json = {"from_user_id": person.user_id} | ({} if person.hides_number else {"from": person.phone})
    said |= {"id": bubble.id, "timestamp": str(int(bubble.at)), **body}
    if bubble.reply_to:
        said["context"] = {"from": PHONE, "id": bubble.reply_to}
    contact: Json = {"profile": {"name": person.name}, **who}
    return change("messages", _of_number({"contacts": [contact], "messages": [said]}), bubble.at)


def status(person: Person | None, bubble: Bubble, state: str, at: float, error: GraphError | None = None) -> Json:
    """What has become of a message of ours."""
    said: Json = {"id": bubble.id, "status": state, "timestamp": str(int(at)), "recipient_id": bubble.phone}
    if person is not None:
        said["recipient_user_id"] = person.user_id
    if error is not None:
        said["errors"] = [error.shape()]
    return change("messages", _of_number({"statuses": [said]}), at)


def system(person: Person, before: str, at: float) -> Json:
    """A person has another number."""
    told: Json = {"type": "user_changed_number", "wa_id": person.phone, "user_id": person.user_id}
    said: Json = {"from": before, "id": f"wamid.system{int(at)}", "timestamp": str(int(at)), "type": "system"}
    return change("messages", _of_number({"messages": [said | {"system": told}]}), at)


def tap(button: Button) -> Json:
    """Which button was tapped."""
    if button.quick:
        return {"type": "button", "button": {"payload": button.id, "text": button.title}}
    reply: Json = {"id": button.id, "title": button.title}
    if not button.listed:
        return {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": reply}}
    reply |= {"description": button.description} if button.description else {}
    return {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": reply}}


def _of_number(value: dict[str, Any]) -> Json:
    metadata = {"display_phone_number": PHONE, "phone_number_id": NUMBER_ID}
    return {"messaging_product": "whatsapp", "metadata": metadata, **value}
