import pytest

from domain.line import line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  KIM \n Damai\t ", "KIM Damai", id="spaces"),
        pytest.param("KIM \u202eiamaD", "KIM iamaD", id="turned-around"),
        pytest.param("\u2066Budi\u2069", "Budi", id="isolated"),
        pytest.param("Bu\u200bdi\ufeff \u200eA.\u00ad", "Budi A.", id="invisible"),
        pytest.param("\u200b\u3164\U000e0041", "", id="nothing-to-see"),
        pytest.param("Budi\x00\x1b[31m", "Budi[31m", id="controls"),
        pytest.param("Budi\u2028Disetujui", "Budi Disetujui", id="another-kind-of-line"),
        pytest.param("Keluarga 👨\u200d👩\u200d👧 Ali", "Keluarga 👨\u200d👩\u200d👧 Ali", id="emoji-hold-together"),
        pytest.param("\u200d\u200c", "", id="joiners-alone"),
        pytest.param("محمد", "محمد", id="arabic"),
    ],
)
def test_a_line_holds_what_can_be_seen_and_turns_nothing_around(typed: str, kept: str) -> None:
    assert line(typed) == kept
