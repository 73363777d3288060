"""/jadwal: the coming week day by day, and what recurs: skip, move, end."""

from collections.abc import Sequence

from domain.refusal import Refusal
from domain.utf16 import units
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.moments import moment
from services import calendars, series, texts
from services.calendars import Day, Entry
from services.sketches import Week

_OFFERED = 3
_ROOM = 3700  # units for the calendar: the heading and the line about what is left out stand in the same message
_MOST_BUTTONS = 90  # a messenger takes a hundred


def dialogue() -> Dialogue:
    """The timetable of an official's regions."""
    return Dialogue(
        "timetable",
        commands={"jadwal": _week, "schedule": _week},
        choices={"show": _show, "skip": _skip, "move": _ask_move, "end": _ask_end, "over": _end},
        steps={"moment": _move},
    )


async def _week(turn: Turn) -> Replies:
    days = await calendars.week(turn.session, turn.person, turn.now)
    recurring = await calendars.recurring(turn.session, turn.person)
    rows = [
        (Option("timetable-series", {"title": each.title[:40]}, data=f"timetable:show:{each.broadcast_id}"),)
        for each in recurring[:_MOST_BUTTONS]
    ]
    if not days:
        return (Reply("timetable-nothing-due" if recurring else "timetable-empty", choices=rows),)
    today = await calendars.today(turn.session, turn.person, turn.now)
    picture = Week(tuple(days), today, turn.person.language)
    week = Reply("timetable-week", {"calendar": _calendar(days, turn.person.language)}, choices=rows)
    return Reply("timetable-sheet", sketch=picture), week


def _calendar(days: Sequence[Day], language: str) -> str:
    """Day after day, as much as one message takes; what is left out is counted."""
    calendar, left = "", sum(len(day.entries) for day in days)
    for day in days:
        heading = f"\n\n{texts.day(day.on, language)}"
        for each in day.entries:
            longer = f"{calendar}{heading}\n{_said(each, language)}"
            if units(longer) > _ROOM:
                return f"{calendar.strip()}\n\n{texts.say('timetable-more', language, {'count': left})}"
            calendar, heading, left = longer, "", left - 1
    return calendar.strip()


def _said(each: Entry, language: str) -> str:
    values = {"clock": each.clock, "title": each.title, "region": each.region, "recurs": str(each.recurs)}
    return texts.say("timetable-entry", language, values)


async def _show(turn: Turn) -> Replies:
    named, broadcast = await calendars.one(turn.session, turn.person, _number(turn))
    rows = []
    for each in (await series.upcoming(turn.session, broadcast))[:_OFFERED]:
        values = {"moment": await calendars.moment(turn.session, each, turn.person.language)}
        rows.append((Option("timetable-button-skip", values, data=f"timetable:skip:{each.broadcast_id}"),))
        rows.append((Option("timetable-button-move", values, data=f"timetable:move:{each.broadcast_id}"),))
    end = (Option("timetable-button-end", data=f"timetable:end:{named.broadcast_id}"),)
    return (Reply("timetable-one", {"title": named.title, "rule": named.rule}, choices=(*rows, end)),)


async def _skip(turn: Turn) -> Replies:
    occurrence = await calendars.occurrence(turn.session, turn.person, _number(turn))
    said = await calendars.moment(turn.session, occurrence, turn.person.language)
    await series.skip(turn.session, turn.person, occurrence, turn.now)
    return (Reply("timetable-skipped", {"moment": said}, edit=True),)


async def _ask_move(turn: Turn) -> Replies:
    occurrence = await calendars.occurrence(turn.session, turn.person, _number(turn))
    turn.go("timetable", "moment", id=occurrence.broadcast_id)
    return (Reply("timetable-ask-moment"),)


async def _move(turn: Turn) -> Replies:
    occurrence = await calendars.occurrence(turn.session, turn.person, int(turn.data["id"]))
    zone = await calendars.zone_of(turn.session, occurrence)
    at = moment(turn.incoming.text, turn.now, zone)
    await series.move(turn.session, turn.person, occurrence, at, turn.now)
    turn.end()
    return (Reply("timetable-moved", {"moment": texts.moment(at, zone, turn.person.language)}),)


async def _ask_end(turn: Turn) -> Replies:
    named, _ = await calendars.one(turn.session, turn.person, _number(turn))
    row = (Option("timetable-button-over", data=f"timetable:over:{named.broadcast_id}"),)
    return (Reply("timetable-ask-end", {"title": named.title}, choices=(row,), edit=True),)


async def _end(turn: Turn) -> Replies:
    named, broadcast = await calendars.one(turn.session, turn.person, _number(turn))
    await series.end(turn.session, turn.person, broadcast, turn.now)
    return (Reply("timetable-ended", {"title": named.title}, edit=True),)


def _number(turn: Turn) -> int:
    if not number_in(turn.argument):
        raise Refusal("stale-choice")
    return number_in(turn.argument)
