"""Template texts: the wordings that ship with the house, as they are handed in to the messenger and filled later."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.template import Category, Purpose, Template
from services import texts

PARTS = ("source", "region", "text", "moment", "code")
"""What fills the blanks of every template but that for tickets, in their order."""

TICKET_PARTS = ("office",)
TEXT = PARTS.index("text")


@dataclass(frozen=True, slots=True)
class Wording:
    """One shipped template: its name and purpose, and the text keys of its body."""

    name: str
    purpose: Purpose
    key: str
    spare: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """What fills its blanks."""
        return TICKET_PARTS if self.purpose is Purpose.TICKET else PARTS


WORDINGS = (
    Wording("siarkim_pemberitahuan_1", Purpose.NOTICE, "template-notice"),
    Wording("siarkim_darurat_1", Purpose.EMERGENCY, "template-emergency"),
    Wording("siarkim_darurat_2", Purpose.EMERGENCY, "template-emergency-spare", spare=True),
    Wording("siarkim_ralat_1", Purpose.CORRECTION, "template-correction"),
    Wording("siarkim_selesai_1", Purpose.DONE, "template-done"),
    Wording("siarkim_tiket_1", Purpose.TICKET, "template-ticket"),
)
"""A changed wording needs a new name: the messenger approved the old one."""


def shipped(name: str) -> Wording | None:
    """The wording of a name; None where it is not one of ours."""
    return next((each for each in WORDINGS if each.name == name), None)


def every() -> Iterator[tuple[Wording, str]]:
    """Every wording in each language."""
    for language in texts.LANGUAGES:
        for wording in WORDINGS:
            yield wording, language


def body(wording: Wording, language: str) -> str:
    """As it is handed in: {{1}}, {{2}} … stand for the blanks."""
    return texts.say(wording.key, language, {part: f"{{{{{place}}}}}" for place, part in enumerate(wording.parts, 1)})


def frame(wording: Wording, language: str) -> int:
    """Characters of its fixed words."""
    return len(texts.say(wording.key, language, dict.fromkeys(wording.parts, "")))


def filled(wording: Wording, language: str, values: tuple[str, ...]) -> str:
    """As its reader sees it."""
    return texts.say(wording.key, language, dict(zip(wording.parts, values, strict=True)))


def handed_in(wording: Wording, language: str) -> dict[str, object]:
    """As the messenger's interface takes it."""
    examples = [texts.say("template-example", language, {"part": part}) for part in wording.parts]
    return {
        "name": wording.name,
        "language": language,
        "category": Category.UTILITY.upper(),
        "components": [
            {"type": "BODY", "text": body(wording, language), "example": {"body_text": [examples]}},
            {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": texts.say("template-read", language)}]},
        ],
    }


def entry(wording: Wording, language: str) -> Template:
    """Its first entry in the register."""
    return Template(wording.name, language, wording.purpose, spare=wording.spare)
