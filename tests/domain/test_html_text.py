import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.html_text import cut, one_line, plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Air padam di Damai.", "Air padam di Damai."),
        ("Baris satu\nBaris dua", "Baris satu\nBaris dua"),
        ("<p>Satu.</p><p>Dua &amp; tiga&nbsp;&#8212; selesai.</p>", "Satu.\n\nDua & tiga — selesai."),
        ("<p>Satu\n   baris</p>", "Satu baris"),
        ("Syarat:<ul><li>KTP</li><li>KK</li></ul>Datang pagi.", "Syarat:\n\n• KTP\n• KK\n\nDatang pagi."),
        ("<ol><li>Isi</li><li>Kirim</li></ol>", "1. Isi\n2. Kirim"),
        ('Baca <a href="https://x.id/a">selengkapnya</a>.', "Baca selengkapnya."),
        ('Siaga <img class="emoji" alt="🌧️" src="x.png"> ya', "Siaga 🌧️ ya"),
        ('<img alt="Foto Wali Kota" src="x.jpg">Peresmian', "Peresmian"),
        ("<script>alert(1)</script><style>p{}</style>Isi", "Isi"),
        ("Isi<script>tak pernah ditutup", "Isi"),
        ("Satu<br>Dua<br/>Tiga", "Satu\nDua\nTiga"),
        ("<table><tr><td>Senin</td><td>08.00</td></tr></table>", "Senin: 08.00"),
        ("Kalimat awal [&hellip;]", "Kalimat awal…"),
        ("Kabar. <p>The post Kabar appeared first on <a>Kominfo</a>.</p>", "Kabar."),
        ("<p>Kabar.</p><p>Artikel Kabar pertama kali tampil pada Kominfo.</p>", "Kabar."),
        ("5 < 7 dan 8 > 3", "5 < 7 dan 8 > 3"),
        ("a\u202egnorw\u202c b\u200bc", "agnorw bc"),
        ("<li>tanpa daftar</li>", "• tanpa daftar"),
        ("", ""),
    ],
)
def test_html_becomes_what_a_person_reads(html: str, text: str) -> None:
    assert plain(html) == text


def test_a_title_stands_on_one_line() -> None:
    assert one_line("<b>Air</b> padam<br>besok &amp; lusa") == "Air padam besok & lusa"


@pytest.mark.parametrize(
    ("text", "longest", "left"),
    [
        ("Pendek.", 10, "Pendek."),
        ("Satu kalimat. Dua kalimat. Tiga kalimat.", 30, "Satu kalimat. Dua kalimat."),
        ("Satu kalimat yang panjang sekali tanpa titik", 20, "Satu kalimat yang…"),
        ("Ya. " + "panjang " * 20, 60, "Ya. panjang panjang panjang panjang panjang panjang…"),
        ("x" * 50, 10, "xxxxxxxxx…"),
    ],
)
def test_a_long_text_is_cut_at_a_sentence_or_a_word(text: str, longest: int, left: str) -> None:
    assert cut(text, longest) == left


@given(st.text(), st.integers(10, 200))
def test_a_cut_text_is_never_too_long(text: str, longest: int) -> None:
    assert len(cut(text, longest)) <= longest


@given(st.text(alphabet="<>/&;abpulis =\"'!-[]", max_size=200))
def test_no_html_breaks_it(html: str) -> None:
    assert plain(html) == plain(html).strip()
