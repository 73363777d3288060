from pathlib import Path

import pytest
from typer.testing import CliRunner

from handlers.shell import words


def test_lists_that_can_be_read_are_counted_and_files_nobody_reads_are_named(tmp_path: Path) -> None:
    (tmp_path / "blocked.toml").write_text('words = ["wadidaw", "slot gacor"]', encoding="utf-8")
    (tmp_path / "dangers.toml").touch()
    result = CliRunner().invoke(words.app(tmp_path), ["check"])
    assert result.exit_code == 0
    assert "blocked.toml (milik kantor): 2 isian" in result.stdout
    assert "doors.toml (bawaan)" in result.stdout
    assert "dangers.toml tidak dipakai" in result.stderr
    assert CliRunner().invoke(words.app(None), ["check"]).exit_code == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("blocked.toml", "words = [\n  3 3\n]", "blocked.toml: salah tulis di baris 2"),
        ("blocked.toml", "words = 3", 'blocked.toml: bagian "words"'),
        ("doors.toml", '[[door]]\nwords = ["pln"]', 'doors.toml: bagian "id"'),
        ("danger.toml", "phrases = []", 'danger.toml: bagian "phrases"'),
        ("danger.toml", "word = [3]", "danger.toml tidak ada atau tidak bisa dibaca"),
    ],
    ids=["no TOML", "no words", "a door without its way", "nothing", "no table"],
)
def test_a_list_that_cannot_be_read_is_named_with_the_place(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(words.app(None), ["check", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert CliRunner().invoke(words.app(None), ["check", str(tmp_path / "nix")]).exit_code == 1
