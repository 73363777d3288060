import pytest

from domain.feedback import excerpt, is_thanks


@pytest.mark.parametrize(
    "text",
    [
        "siap",
        "Siap!",
        "SIAAAP pak",
        "ok",
        "oke min",
        "👍",
        "👍👍🏻",
        "🙏",
        "terima kasih",
        "Terima kasih banyak atas infonya 🙏",
        "makasih ya",
        "trima kasih pak",
        "siap, laksanakan",
        "Baik, terima kasih.",
        "thank you very much",
        "noted",
    ],
)
def test_thanks_is_no_ticket(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ya",
        "pak",
        "siap tapi air belum mengalir",
        "ok kapan dibuka?",
        "terima kasih, lalu pendaftarannya di mana",
        "baik, saya 3 orang",
        "terima kasih 5",
        "😡",
        "?",
        "kasih bantuan",
        "infonya",
    ],
)
def test_anything_more_than_thanks_is_kept_as_feedback(text: str) -> None:
    assert not is_thanks(text)


def test_an_excerpt_is_one_line_cut_at_a_word() -> None:
    assert excerpt("Jalan\n  rusak   berat") == "Jalan rusak berat"
    assert excerpt("jalan rusak sekali", 12) == "jalan rusak…"
    assert excerpt("a" * 20, 5) == "aaaa…"
