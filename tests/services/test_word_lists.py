from pathlib import Path

import pytest

from services.word_lists import word_lists


def test_a_file_of_the_offices_own_replaces_only_that_list(tmp_path: Path) -> None:
    (tmp_path / "blocked.toml").write_text('words = ["wadidaw"]', encoding="utf-8")
    own, house = word_lists(tmp_path), word_lists()
    assert own.blocked == (" wadidaw ",)
    assert own.doors == house.doors
    assert own.danger.are_in("banjir")


@pytest.mark.parametrize("wrong", ["words = 3", "words =", '[[door]]\nwords = ["pln"]', "door = 3"], ids=range(4))
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, wrong: str) -> None:
    name = "doors.toml" if "door" in wrong else "blocked.toml"
    (tmp_path / name).write_text(wrong, encoding="utf-8")
    with pytest.raises(ValueError, match=name):
        word_lists(tmp_path)
