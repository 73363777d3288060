"""A sketch waits in a row until it is drawn, so it comes out of one as it went in."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from domain.feedback import FeedbackKind
from domain.message import ContentKind
from domain.safety import Safety
from domain.voices import Counted
from services import sketches
from services.board_sheets import Board
from services.calendars import Day, Entry
from services.safety_counts import Standing
from services.sketches import Form, Numbers, Safeties, Sketch, Week
from services.voices import Report

REPORT = Report(
    title="Air padam",
    messages=9,
    people=8,
    readers=None,
    kinds=((FeedbackKind.COMPLAINT, 9),),
    rating=4.5,
    rated=5,
    places=(("Kel. Damai", None),),
    words=(Counted("lampu", 5),),
    groups=(),
)
WEEK = Week(
    (Day(date(2026, 11, 24), (Entry(1, "14.30 WITA", "Posyandu", "Kel. Damai", recurs=True),)),),
    date(2026, 11, 24),
    "id",
)
STANDING = Standing(1, "Banjir", (("Kel. Damai", Safety("64.71.06.1005", needs=1)),), Safety(needs=1))
BOARD = Board("Pengumuman", "Air padam", "Besok.", "PDAM, Kota Balikpapan", "Senin", "K7M2", "https://t.me/x")


@pytest.mark.parametrize(
    ("sketch", "kind"),
    [
        pytest.param(WEEK, ContentKind.PHOTO, id="week"),
        pytest.param(Numbers(REPORT, Form.CHART, "id"), ContentKind.PHOTO, id="chart"),
        pytest.param(Numbers(REPORT, Form.WORKBOOK, "en"), ContentKind.DOCUMENT, id="workbook"),
        pytest.param(Numbers(REPORT, Form.CSV, "id"), ContentKind.DOCUMENT, id="csv"),
        pytest.param(Safeties(STANDING, Form.CHART, "id"), ContentKind.PHOTO, id="chart of who is safe"),
        pytest.param(Safeties(STANDING, Form.CSV, "en"), ContentKind.DOCUMENT, id="table of who is safe"),
        pytest.param(BOARD, ContentKind.DOCUMENT, id="board"),
    ],
)
def test_a_sketch_out_of_a_row_is_drawn_as_it_was_meant(sketch: Sketch, kind: ContentKind) -> None:
    rows: TypeAdapter[Sketch] = TypeAdapter(Sketch)
    kept = rows.validate_python(rows.dump_python(sketch, mode="json"))
    assert kept == sketch
    assert sketches.draw(kept).kind is kind
