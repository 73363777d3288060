"""/jadwal: the coming week day by day, and what recurs: skip, move, end."""

import asyncio

from domain.refusal import Refusal
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.moments import moment
from services import calendar_sheets, calendars, series, texts
from services.calendars import Day

_OFFERED = 3


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
        for each in recurring
    ]
    if not days:
        return (Reply("timetable-nothing-due" if recurring else "timetable-empty", choices=rows),)
    today = await calendars.today(turn.session, turn.person, turn.now)
    picture = await asyncio.to_thread(calendar_sheets.sheet, days, today, turn.person.language)
    calendar = "\n\n".join(_said(day, turn.person.language) for day in days)
    week = Reply("timetable-week", {"calendar": calendar}, choices=rows)
    return Reply("timetable-sheet", media=picture), week


def _said(day: Day, language: str) -> str:
    lines = [texts.day(day.on, language)]
    for each in day.entries:
        values = {"clock": each.clock, "title": each.title, "region": each.region, "recurs": str(each.recurs)}
        lines.append(texts.say("timetable-entry", language, values))
    return "\n".join(lines)


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
