"""How feedback is shown to an official: one piece whole, or several as a list."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, answers
from data import feedback as feedback_rows
from data.models import Answer, Feedback
from domain.feedback import MATTERS, SURE, MatchReason, excerpt
from domain.message import Choice
from services import desks, enclosures, texts
from services.enclosures import Sheet
from services.feedback import number
from services.feedback_kinds import name

ZONE = "Asia/Makassar"
"""The zone in which moments are shown where no region is known."""

LISTED = 10
"""How many pieces a list shows; the rest is named by number and found in the inbox."""


async def whole(session: AsyncSession, row: Feedback, account_id: int, language: str) -> Sheet:
    """One feedback with everything an official needs to answer it."""
    media = await enclosures.of(session, row, account_id)
    lines = [texts.say("feedback-danger-mark", language)] if row.danger else []
    lines += [await _head(session, row, language), *await _circumstances(session, row, language)]
    missing = await enclosures.number_of(session, row) - len(media)
    if missing:
        lines.append(texts.say("feedback-media-elsewhere", language, {"number": missing}))
    return Sheet("\n".join([*lines, "", row.text]).strip(), media)


def with_buttons(sheet: Sheet, row: Feedback, language: str, *, silent: bool) -> Sheet:
    """The same as it is pushed to an official, who may answer it or settle it."""
    feedback_id = row.feedback_id
    choices = (
        (
            Choice(texts.say("inbox-answer", language), f"inbox:answer:{feedback_id}"),
            Choice(texts.say("inbox-close", language), f"inbox:close:{feedback_id}"),
        ),
        (Choice(texts.say("ticket-more", language), f"ticket:more:{row.continues_id or feedback_id}"),),
    )
    text = f"{sheet.text}\n\n{texts.say('feedback-how-to-answer', language)}"
    return Sheet(text, sheet.media, choices, silent=silent)


async def with_answers(session: AsyncSession, row: Feedback, account_id: int, language: str) -> Sheet:
    """The same as the inbox opens it: with everything said, answered and settled in its thread so far.

    Its buttons answer the newest message, so that the answer is to all that was shown.
    """
    newest = (await feedback_rows.thread(session, row.continues_id or row.feedback_id))[-1]
    return with_buttons(await with_thread(session, row, account_id, language), newest, language, silent=False)


async def with_thread(session: AsyncSession, row: Feedback, account_id: int, language: str) -> Sheet:
    """One feedback with its thread, oldest first."""
    sheet = await whole(session, row, account_id, language)
    said = await feedback_rows.thread(session, row.continues_id or row.feedback_id)
    more = [
        (each.received_at, texts.say("status-also", language, {"text": each.text})) for each in said if each is not row
    ]
    given = await answers.to(session, [each.feedback_id for each in said])
    more += [(each.written_at, await answered(session, each, language)) for each in given]
    parts = [sheet.text, *(text for _, text in sorted(more))]
    if row.closed_at is not None:
        parts.append(texts.say("feedback-closed", language))
    besides = [item for each in said if each is not row for item in await enclosures.of(session, each, account_id)]
    return replace(sheet, text="\n\n".join(parts), media=(*sheet.media, *besides))


async def together(session: AsyncSession, rows: Sequence[Feedback], language: str, *, silent: bool) -> Sheet:
    """Several pieces of feedback as one short list with buttons."""
    shown = rows[:LISTED]
    lines = [texts.say("feedback-bundle", language, {"number": len(rows)})]
    for row in shown:
        lines += ["", await line(session, row, language)]
    if len(rows) > len(shown):
        lines += ["", texts.say("feedback-bundle-rest", language, {"number": len(rows) - len(shown)})]
    lines += ["", texts.say("feedback-bundle-how", language)]
    choices = tuple(
        (
            Choice(texts.say("inbox-open-number", language, {"number": number(row)}), f"inbox:open:{row.feedback_id}"),
            Choice(
                texts.say("inbox-answer-number", language, {"number": number(row)}), f"inbox:answer:{row.feedback_id}"
            ),
        )
        for row in shown
    )
    return Sheet("\n".join(lines), choices=choices, silent=silent)


async def line(session: AsyncSession, row: Feedback, language: str) -> str:
    """One feedback on a line or two, as lists show it."""
    values = {
        "number": number(row),
        "place": await place_of(session, row, language),
        "at": await moment_of(session, row, language),
        "text": _excerpt(row, language),
    }
    return texts.say("feedback-line-danger" if row.danger else "feedback-line", language, values)


def _excerpt(row: Feedback, language: str) -> str:
    if row.held_at is not None:
        return texts.say("feedback-held", language)
    return excerpt(row.text) or texts.say("feedback-only-media", language)


async def place_of(session: AsyncSession, row: Feedback, language: str) -> str:
    """Where the resident is, as far as they told."""
    if row.region_code is None:
        return texts.say("feedback-no-place", language)
    return (await desks.place(session, row.region_code)).title


async def moment_of(session: AsyncSession, row: Feedback, language: str) -> str:
    """When it was written, in the region's zone."""
    zone = (await desks.place(session, row.region_code)).zone if row.region_code else ZONE
    return texts.moment(row.received_at, zone, language)


async def answered(session: AsyncSession, answer: Answer, language: str) -> str:
    """One answer with in whose name and when it was written."""
    place = await desks.place(session, answer.region_code) if answer.region_code else None
    values = {
        "desk": place.title if place else texts.say("feedback-no-place", language),
        "at": texts.moment(answer.written_at, place.zone if place else ZONE, language),
        "text": answer.text or texts.say("feedback-only-media", language),
    }
    return texts.say("feedback-asked-by" if answer.asks else "feedback-answered-by", language, values)


async def _head(session: AsyncSession, row: Feedback, language: str) -> str:
    values = {
        "number": number(row),
        "place": await place_of(session, row, language),
        "at": await moment_of(session, row, language),
    }
    return texts.say("feedback-head", language, values)


async def _circumstances(session: AsyncSession, row: Feedback, language: str) -> list[str]:
    lines = [texts.say("ticket-kind", language, {"kind": name(row.kind, language)})] if row.kind in MATTERS else []
    if row.announcement_id and (about := await announcements.find(session, row.announcement_id)):
        key = "feedback-about" if row.confidence >= SURE else "feedback-about-perhaps"
        lines.append(texts.say(key, language, {"title": about.title or about.check_code}))
    if row.continues_id:
        lines.append(texts.say("feedback-continues", language, {"number": str(row.continues_id)}))
    if row.chat_ref:
        in_comments = row.matched_by is MatchReason.THREAD
        lines.append(texts.say("feedback-from-comments" if in_comments else "feedback-from-group", language))
    if row.held_at is not None:
        lines.append(texts.say("feedback-held", language))
    if row.first_text is not None:
        lines.append(texts.say("feedback-edited", language, {"first": excerpt(row.first_text, 200)}))
    return lines
