"""`siarkim broadcasts correct` and `withdraw`: the rules of /ralat and /tarik, from the shell."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from domain.broadcast import BroadcastKind, BroadcastState
from domain.hazard import Alert
from tests.handlers.shell.test_broadcasts import Shell


@pytest.fixture
def shell(home_url: str, tmp_path: Path, now: datetime) -> Shell:
    return begun(Shell(home_url, tmp_path, now))


@pytest.fixture
def fast(sqlite_home_url: str, tmp_path: Path, now: datetime) -> Shell:
    return begun(Shell(sqlite_home_url, tmp_path, now))


def begun(shell: Shell) -> Shell:
    """A broadcast has left."""
    shell.send("--region", "64.71")
    shell.start()
    return shell


@pytest.fixture
def warning(sqlite_home_url: str, tmp_path: Path, now: datetime) -> Shell:
    """A flood warning has left."""
    shell = Shell(sqlite_home_url, tmp_path, now)
    facts = ("--hazard", "banjir", "--place", "RT 12", "--until", "6 jam lagi")
    assert shell.send("--region", "64.71", "--lane", "emergency", *facts).exit_code == 0
    shell.start()
    return shell


def right(shell: Shell, text: str = "Air PDAM mati lusa.") -> tuple[str, str]:
    file = shell.folder / "benar.txt"
    file.write_text(text, encoding="utf-8")
    return "--text-file", str(file)


def test_a_correction_is_put_forward_and_its_id_printed_alone(shell: Shell) -> None:
    done = shell("broadcasts", "correct", "1", *right(shell), "--note", "Lusa,\nbukan besok.")
    assert (done.exit_code, done.stdout) == (0, "2\n"), done.output
    (_, before), (row, said) = shell.rows()
    assert (row.kind, row.original_id, row.note) == (BroadcastKind.CORRECTION, 1, "Lusa, bukan besok.")
    assert row.state is BroadcastState.SCHEDULED
    assert (said.text, before.text) == ("Air PDAM mati lusa.", "Air PDAM mati besok.")


def test_a_withdrawal_goes_at_once(shell: Shell) -> None:
    done = shell("broadcasts", "withdraw", "1", "--note", "Hoaks.")
    assert (done.exit_code, done.stdout) == (0, "2\n"), done.output
    row, _ = shell.rows()[1]
    assert (row.kind, row.note, row.due_at) == (BroadcastKind.WITHDRAWAL, "Hoaks.", shell.now)


def test_one_fact_of_an_emergency_is_corrected_and_the_others_stay(warning: Shell) -> None:
    before = Alert.from_json(warning.rows()[0][1].hazard)
    done = warning("broadcasts", "correct", "1", "--place", "RT 21", "--until", "8 jam lagi")
    assert done.stdout == "2\n", done.output
    row, said = warning.rows()[1]
    after = Alert.from_json(said.hazard)
    assert (after.place, after.until) == ("RT 21", warning.now + timedelta(hours=8))
    assert (after.hazard, after.action, after.contact) == (before.hazard, before.action, before.contact)
    assert after.more == "Air PDAM mati besok."
    assert "Di mana: RT 21" in said.text
    assert row.due_at == warning.now


def test_the_remarks_of_an_emergency_can_be_corrected_too(warning: Shell) -> None:
    assert warning("broadcasts", "correct", "1", *right(warning, "Bendungan retak.")).stdout == "2\n"
    _, said = warning.rows()[1]
    assert said.text.endswith("\n\nBendungan retak.")
    assert "Di mana: RT 12" in said.text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("correct", "1"), "Sebutkan isi yang benar dengan --text-file"),
        (("correct", "1", "--place", "RT 1"), "bukan peringatan darurat"),
        (("correct", "9", "--text-file", "berita.txt"), "tidak ada atau tidak dapat dibaca"),
        (("withdraw", "9"), "nomor 9 tidak ada"),
        (("withdraw", "1", "--note", "a" * 301), "Paling banyak 300"),
        (("withdraw", "1", "--as", "1000"), "belum punya wewenang"),
        (("withdraw", "1", "--as", " "), "Sebutkan petugas yang bertindak"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(fast: Shell, arguments: tuple[str, ...], said: str) -> None:
    done = fast("broadcasts", *arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert len(fast.rows()) == 1


@pytest.mark.parametrize("arguments", [(), ("--until", "kemarin 10.00"), ("--until", "kapan-kapan")])
def test_an_emergency_is_not_corrected_to_nothing(warning: Shell, arguments: tuple[str, ...]) -> None:
    done = warning("broadcasts", "correct", "1", *arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr
    assert len(warning.rows()) == 1


def test_what_has_not_left_yet_cannot_be_withdrawn(sqlite_home_url: str, tmp_path: Path, now: datetime) -> None:
    waiting = Shell(sqlite_home_url, tmp_path, now)
    waiting.send("--region", "64.71")
    assert "nomor 1 tidak ada" in waiting("broadcasts", "withdraw", "1").stderr
