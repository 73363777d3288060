"""/audit: the trail on an auditor's phone, page by page, and as a table to keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.audit import Entry
from domain.message import Content, ContentKind, MediaItem
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import audit, regions, texts

NAME = "audit"


def dialogue(home: str) -> Dialogue:
    """The dialogue of whoever audits the home region."""
    reading = _Reading(home)
    return Dialogue(
        NAME, commands={"audit": reading.newest}, choices={"before": reading.before, "export": reading.export}
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    home: str

    async def newest(self, turn: Turn) -> Replies:
        return await self._page(turn, None)

    async def before(self, turn: Turn) -> Replies:
        return await self._page(turn, number_in(turn.argument) or None)

    async def _page(self, turn: Turn, before: int | None) -> Replies:
        entries = await audit.newest(turn.session, turn.person, self.home, before, turn.now)
        zone = await regions.zone_of(turn.session, self.home)
        lines = [_line(entry, zone, turn.person.language) for entry in entries]
        rows = [[Option("audit-export", data=f"{NAME}:export")]]
        if len(entries) == audit.PAGE:
            rows.insert(0, [Option("audit-older", data=f"{NAME}:before:{entries[-1].number}")])
        key = "audit-page" if entries else "audit-nothing"
        return (Reply(key, {"list": "\n".join(lines)}, choices=rows, edit=turn.incoming.choice is not None),)

    async def export(self, turn: Turn) -> Replies:
        table, rows = await audit.export(turn.session, turn.person, self.home, turn.now)
        caption = texts.say("audit-exported", turn.person.language, {"rows": rows})
        file = MediaItem(ContentKind.DOCUMENT, made=table, name=_name(turn), mime="text/csv")
        return (Reply(content=Content(ContentKind.DOCUMENT, caption, media=(file,))),)


def _line(entry: Entry, zone: str, language: str) -> str:
    who = "audit-somebody" if entry.actor_id is not None else "audit-house"
    values = {
        "number": str(entry.number),
        "at": texts.moment(entry.at, zone, language),
        "who": texts.say(who, language, {"number": str(entry.actor_id or "")}),
        "verb": entry.verb,
        "thing": entry.thing,
        "origin": entry.origin.value,
    }
    return "\n".join([texts.say("audit-line", language, values), *_facts(entry)])


def _facts(entry: Entry) -> Sequence[str]:
    before, after = entry.before or {}, entry.after
    changed = [f"{name}: {before[name]} → {after.get(name)}" for name in before]
    told = [f"{name}: {value}" for name, value in after.items() if name not in before and value is not None]
    return [f"   {', '.join([*changed, *told])}"] if changed or told else []


def _name(turn: Turn) -> str:
    return f"audit-{turn.now:%Y%m%d-%H%M}.csv"
