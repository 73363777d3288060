"""Choices as WhatsApp offers them: three buttons, a list in pages of ten rows, one link, or numbers to answer with."""

from typing import Any

from bot.platforms.whatsapp.list_pages import opened, pages, rows
from domain.message import Choice, Message
from domain.offer import numbered
from services import texts

Json = dict[str, Any]

BODY_LIMIT = 1024
_BUTTONS, _BUTTON_LABEL = 3, 20
_ROW_MORE = 72


def interaction(message: Message) -> Json | None:
    """What can be pressed under a message, all but its body; None where there is nothing or too much for it."""
    answers, links = message.answers, message.links
    if not answers:
        return _link(links[0]) if len(links) == 1 else None
    labels = [choice.label for choice in answers]
    if len(answers) <= _BUTTONS and all(len(label) <= _BUTTON_LABEL for label in labels) and _unlike(labels):
        return {"type": "button", "action": {"buttons": [_button(choice) for choice in answers]}}
    if all(len(label) <= _ROW_MORE for label in labels):
        opener = texts.say("choices-open", message.language)
        return {"type": "list", "action": {"button": opener, "sections": [{"rows": rows(message)}]}}
    return None


def spelled_out(message: Message) -> str:
    """What stands in the text because it can't be pressed: links by their addresses, and choices by numbers."""
    said = interaction(message)
    links = () if said and said["type"] == "cta_url" else message.links
    lines = [f"{choice.label}: {choice.url}" for choice in links]
    if message.answers and said is None:
        lines += [f"{number}. {choice.label}" for number, choice in enumerate(message.answers, 1)]
        lines += ["", texts.say("choices-by-number", message.language)]
    elif said and said["type"] == "list" and len(pages(len(message.answers))) > 1:
        lines += ["", _where(message)] if lines else [_where(message)]
    return "\n".join(lines)


def _where(message: Message) -> str:
    shown = opened(message)
    by_number = numbered(choice.label for choice in message.answers)
    values = {"from": str(shown.start + 1), "to": str(shown.stop), "all": str(len(message.answers))}
    return texts.say("choices-page", message.language, values | {"numbered": "yes" if by_number else "no"})


def _unlike(labels: list[str]) -> bool:
    return len(set(labels)) == len(labels)


def _button(choice: Choice) -> Json:
    return {"type": "reply", "reply": {"id": choice.data, "title": choice.label}}


def _link(choice: Choice) -> Json | None:
    if len(choice.label) > _BUTTON_LABEL:
        return None
    return {
        "type": "cta_url",
        "action": {"name": "cta_url", "parameters": {"display_text": choice.label, "url": choice.url}},
    }
