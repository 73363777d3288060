"""The sheet for the notice board: what a camera and a printer get."""

from base64 import b64decode
from dataclasses import replace

import zxingcpp
from PIL import Image, ImageChops

from services import board_sheets
from services.board_sheets import Board
from services.lettering import drawable

LINK = "https://t.me/siarkim_bot?start=c_K7Q2M4"
BOARD = Board(
    "PENGUMUMAN RESMI",
    "Air padam besok",
    "Siapkan air bersih. " * 20,
    "Diskominfo Balikpapan",
    "Selasa",
    "K7Q2M4",
    LINK,
)


def _lowest_ink(page: Image.Image) -> int:
    """The last row of pixels above the foot on which something is written, inside the frame."""
    above = page.convert("L").crop((90, 90, 2390, board_sheets.FOOT - 10))
    box = ImageChops.invert(above).getbbox()
    assert box
    return box[3]


def test_a_camera_reads_the_link_that_checks_the_code() -> None:
    (code,) = zxingcpp.read_barcodes(board_sheets.draw(BOARD).convert("L"))
    assert code.text == LINK


def test_it_is_a_small_pdf_of_one_a4_page() -> None:
    item = board_sheets.sheet(BOARD)
    pdf = b64decode(item.drawn or "")
    assert pdf.startswith(b"%PDF")
    assert b"/MediaBox [ 0 0 595.2 841.92 ]" in pdf
    assert item.size == len(pdf) < 150_000
    assert (item.name, item.mime) == ("papan-K7Q2M4.pdf", "application/pdf")


def test_a_long_text_gets_smaller_letters_and_never_runs_into_the_foot() -> None:
    short = _lowest_ink(board_sheets.draw(replace(BOARD, text="Siapkan air bersih.")))
    long = _lowest_ink(board_sheets.draw(replace(BOARD, text="Siapkan air bersih. " * 400)))
    assert short < long < board_sheets.FOOT - 90


def test_when_it_must_come_down_stands_on_it() -> None:
    assert board_sheets.draw(BOARD).tobytes() != board_sheets.draw(replace(BOARD, until="Rabu")).tobytes()


def test_signs_that_the_font_lacks_are_written_otherwise() -> None:
    assert drawable("08.00–16.00 • José 🚨½") == "08.00-16.00 - Jose 1/2"
