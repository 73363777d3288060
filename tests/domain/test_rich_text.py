from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.message import EntityKind
from domain.rich_text import MOST_ENTITIES, rich
from domain.utf16 import piece, units

BOMBS = (
    "<", "<b>", "\n", " ", "<!--", "<![CDATA[", "<?x", "</", "<a href='", '<a b="', "<a href='>", "<a href=''>",
    "<a b ", "<td>", "<ul><li>", "&amp;", "The post ",
)  # fmt: skip
BASE = "https://kominfo.go.id/berita/1"


def _said(html: str, longest: int = 600) -> tuple[str, list[tuple[str, str, str | None]]]:
    """The text, and of each entity: kind, what it covers, where it leads."""
    found = rich(html, BASE, longest)
    return found.text, [(str(e.kind), piece(found.text, e.offset, e.length), e.url) for e in found.entities]


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ('Baca <a href="https://x.id/a">di sini</a>.', "Baca di sini.", [("link", "di sini", "https://x.id/a")]),
        ('<a href="/b">B</a>', "B", [("link", "B", "https://kominfo.go.id/b")]),
        ('<a href="javascript:alert(1)">B</a> <a href="mailto:a@b.id">C</a>', "B C", []),
        ('<a href="https://a:b@x.id">B</a>', "B", []),
        ("🌧️🌧️ <b>Hujan</b> lebat", "🌧️🌧️ Hujan lebat", [("bold", "Hujan", None)]),
        ("<b>Satu <i>dua</i></b> tiga", "Satu dua tiga", [("bold", "Satu dua", None), ("italic", "dua", None)]),
        ("<b>tak ditutup", "tak ditutup", [("bold", "tak ditutup", None)]),
        ("<b>Satu<p>dua</b></p> tiga", "Satu\n\ndua\n\ntiga", [("bold", "Satu\n\ndua", None)]),
        ("<h2> Judul </h2><p>Isi</p>", "Judul\n\nIsi", [("bold", "Judul", None)]),
        ("x</b></i></a> y", "x y", []),
        ("<b>  </b><a href='https://x.id'><img src='a.jpg'></a>Isi", "Isi", []),
        ("<p>Satu</p><p><b>\n</b></p><p>Dua</p>", "Satu\n\nDua", []),
        (
            "<table><tr><th>Hari</th><th>Jam</th></tr><tr><td><p>Senin</p></td><td>08.00</td></tr></table>",
            "Hari: Jam\nSenin: 08.00",
            [("bold", "Hari", None), ("bold", "Jam", None)],
        ),
        ("<table><tr><td>A<td>B<td>C<tr><td>1<td>2<td>3</table>", "A · B · C\n1 · 2 · 3", []),
        ("<table><tr><td>A</td><td></td><td>B</td><td>C</td></tr></table>", "A · B · C", []),
        ("<ul><li>Satu<ul><li>dalam</li></ul></li><li>Dua</li></ul>", "• Satu\n– dalam\n• Dua", []),
        ("&lt;p&gt;Dua kali &lt;b&gt;tersandi&lt;/b&gt;&lt;/p&gt;", "Dua kali tersandi", [("bold", "tersandi", None)]),
        ("\ufdd00;licik\ufdd1 &#xFDD0;5;", "0;licik 5;", []),
    ],
)
def test_html_keeps_its_links_and_formatting(html: str, text: str, entities: list[tuple[str, str, str | None]]) -> None:
    assert _said(html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "longest", "text", "entities"),
    [
        ("<b>Satu kalimat.</b> Dua kalimat yang panjang.", 20, "Satu kalimat.", [("bold", "Satu kalimat.", None)]),
        ("Satu kalimat. <b>Dua kalimat yang panjang.</b>", 20, "Satu kalimat.", []),
        ("<i>Tanpa titik sama sekali di sini</i>", 20, "Tanpa titik sama…", [("italic", "Tanpa titik sama…", None)]),
    ],
)
def test_a_long_text_is_cut_with_its_formatting(
    html: str, longest: int, text: str, entities: list[tuple[str, str, str | None]]
) -> None:
    assert _said(html, longest) == (text, entities)


@pytest.mark.parametrize(
    ("html", "picture"),
    [
        ('<p>Isi</p><img src="/foto.jpg">', "https://kominfo.go.id/foto.jpg"),
        ('<img alt="🌧️" src="emoji.png"><img src="https://x.id/b.jpg">', "https://x.id/b.jpg"),
        ('<img width="1" height="1" src="https://x.id/dot.gif">', None),
        ('<img src="data:image/png;base64,AAAA">', None),
        ('<img data-src="https://x.id/lazy.jpg">', "https://x.id/lazy.jpg"),
        ("Tanpa gambar", None),
    ],
)
def test_the_first_real_picture_is_found(html: str, picture: str | None) -> None:
    assert rich(html, BASE, 600).picture == picture


def test_messengers_get_only_so_many_entities() -> None:
    assert len(rich("<b>x</b> " * 300, BASE, 4000).entities) == MOST_ENTITIES


@given(st.text(alphabet="<>/&;abpiulthd =\"'!-[]\n 🌧️", max_size=200), st.integers(10, 100))
def test_whatever_comes_entities_lie_inside_the_text(html: str, longest: int) -> None:
    found = rich(html, BASE, longest)
    assert len(found.text) <= longest
    assert found.text == found.text.strip()
    for entity in found.entities:
        assert entity.kind in EntityKind
        assert entity.offset >= 0
        assert 0 < entity.length <= units(found.text) - entity.offset
        assert piece(found.text, entity.offset, entity.length).strip()


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_text_takes_long(bomb: str) -> None:
    began = process_time()
    rich(bomb * (200_000 // len(bomb)) + "[", BASE, 600)
    assert process_time() - began < 5
