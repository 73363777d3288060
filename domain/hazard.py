"""Hazard: what an emergency warns of, with the text keys of its usual action and contact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.announcement import entity, stored
from domain.message import Entity


class Hazard(StrEnum):
    """The hazards that have a button of their own."""

    FLOOD = "banjir"
    LANDSLIDE = "longsor"
    FIRE = "kebakaran"
    EARTHQUAKE = "gempa"
    TSUNAMI = "tsunami"
    WEATHER = "cuaca"
    WIND = "angin"
    TIDE = "rob"
    OTHER = "lain"


@dataclass(frozen=True, slots=True)
class Usual:
    """The text keys of a hazard's name, of what to do, and of whom to call."""

    name: str
    action: str
    contact: str


USUAL: dict[Hazard, Usual] = {
    Hazard.FLOOD: Usual("hazard-flood", "hazard-flood-action", "hazard-contact-disaster"),
    Hazard.LANDSLIDE: Usual("hazard-landslide", "hazard-landslide-action", "hazard-contact-disaster"),
    Hazard.FIRE: Usual("hazard-fire", "hazard-fire-action", "hazard-contact-fire"),
    Hazard.EARTHQUAKE: Usual("hazard-earthquake", "hazard-earthquake-action", "hazard-contact-disaster"),
    Hazard.TSUNAMI: Usual("hazard-tsunami", "hazard-tsunami-action", "hazard-contact-disaster"),
    Hazard.WEATHER: Usual("hazard-weather", "hazard-weather-action", "hazard-contact-disaster"),
    Hazard.WIND: Usual("hazard-wind", "hazard-wind-action", "hazard-contact-disaster"),
    Hazard.TIDE: Usual("hazard-tide", "hazard-tide-action", "hazard-contact-disaster"),
    Hazard.OTHER: Usual("hazard-other", "hazard-other-action", "hazard-contact-disaster"),
}


class Part(StrEnum):
    """What every emergency must say."""

    SOURCE = "source"
    HAZARD = "hazard"
    PLACE = "place"
    UNTIL = "until"
    ACTION = "action"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Alert:
    """The facts of an emergency as far as they are known; stored as JSON in its announcement."""

    hazard: Hazard | None = None
    place: str = ""
    until: datetime | None = None
    action: str = ""
    contact: str = ""
    more: str = ""  # what the official adds in own words
    entities: tuple[Entity, ...] = ()  # its formatting

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "hazard": self.hazard and str(self.hazard),
            "place": self.place,
            "until": self.until and self.until.isoformat(),
            "action": self.action,
            "contact": self.contact,
            "more": self.more,
            "entities": [stored(each) for each in self.entities],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> "Alert":
        """From what `to_json` made."""
        known = stored or {}
        return cls(
            hazard=Hazard(known["hazard"]) if known.get("hazard") else None,
            place=known.get("place", ""),
            until=datetime.fromisoformat(known["until"]) if known.get("until") else None,
            action=known.get("action", ""),
            contact=known.get("contact", ""),
            more=known.get("more", ""),
            entities=tuple(entity(each) for each in known.get("entities", ())),
        )

    def missing(self, source: str) -> tuple[Part, ...]:
        """What it still lacks, in the order in which it is asked."""
        facts = {
            Part.SOURCE: source.strip(),
            Part.HAZARD: self.hazard,
            Part.PLACE: self.place.strip(),
            Part.UNTIL: self.until,
            Part.ACTION: self.action.strip(),
            Part.CONTACT: self.contact.strip(),
        }
        return tuple(part for part, fact in facts.items() if not fact)
