"""/laporan: what people say about an announcement, or said lately, as a text, a chart and a table."""

from functools import partial

from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import voices
from services.sketches import Form, Numbers
from services.voices import Report

_LABEL = 40  # letters of a title on a button


def dialogue() -> Dialogue:
    """The dialogue of whoever may evaluate."""
    return Dialogue(
        "voices",
        commands={"laporan": _list, "report": _list},
        choices={
            "list": _list,
            "show": _show,
            "chart": partial(_drawn, Form.CHART),
            "sheet": partial(_drawn, Form.WORKBOOK),
            "csv": partial(_drawn, Form.CSV),
        },
    )


async def _list(turn: Turn) -> Replies:
    found = await voices.answered(turn.session, turn.person, turn.now)
    rows = [
        [Option("voices-one", {"title": title[:_LABEL], "number": number}, data=f"voices:show:{announcement_id}")]
        for announcement_id, title, number in found
    ]
    lately = Option("voices-lately", {"days": voices.LATELY.days}, data="voices:show:0")
    return (Reply("voices-which", choices=[[lately], *rows]),)


async def _report(turn: Turn) -> Report:
    return await voices.report(turn.session, turn.person, number_in(turn.argument), turn.now)


async def _show(turn: Turn) -> Replies:
    report = await _report(turn)
    back = Option("voices-back", data="voices:list")
    if not report.messages:
        return (Reply("voices-none", choices=[[back]]),)
    of = number_in(turn.argument)
    keys = ("voices-chart", "chart"), ("voices-sheet", "sheet"), ("voices-csv", "csv")
    forms = [Option(key, data=f"voices:{verb}:{of}") for key, verb in keys]
    safety = [[Option("safety-button", data=f"safety:show:{of}")]] if report.asks_safety else []
    told = voices.told(report, turn.person.language)
    return (Reply("voices-report", {"report": told}, choices=[*safety, forms, [back]]),)


async def _drawn(form: Form, turn: Turn) -> Replies:
    report = await _report(turn)
    if not report.messages:
        return (Reply("voices-none"),)
    return (Reply("voices-file", sketch=Numbers(report, form, turn.person.language)),)
