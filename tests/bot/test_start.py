"""What an operator sees at the start: one clear line for every mistake, nothing damaged."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
Running = tuple[subprocess.Popen[str], str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(folder: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    names = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/siarkim.db",
        "WEB_PORT": str(free_port()),
        **environment,
    }
    command = [sys.executable, "-m", "bot", "run", *words]
    return subprocess.Popen(command, cwd=PROJECT, env=names, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def refusal(folder: Path, *words: str, **environment: str) -> str:
    """Start it, expect it to give up at once, and return what it said."""
    process = start(folder, *words, **environment)
    _, said = process.communicate(timeout=60)
    assert process.returncode not in {0, None}
    assert "Traceback" not in said
    return said.strip()


def healthy(address: str, process: subprocess.Popen[str]) -> bool:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=30) as answer:  # noqa: S310 - loopback
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.05)  # the process is another one: nothing here can be awaited
    return False


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    port = str(free_port())
    process = start(tmp_path, WEB_PORT=port)
    address = f"http://127.0.0.1:{port}"
    try:
        assert healthy(address, process)
        yield process, address
    finally:
        process.kill()
        process.communicate()


def test_without_any_setting_it_runs_the_simulator_and_ctrl_c_stops_it_cleanly(running: Running) -> None:
    process, address = running
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert address in said
    assert "Traceback" not in said


def test_a_second_run_on_the_same_file_is_refused_and_harms_nothing(running: Running, tmp_path: Path) -> None:
    process, _ = running
    assert "sudah berjalan" in refusal(tmp_path)
    assert process.poll() is None


def test_an_occupied_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"127.0.0.1:{port}" in refusal(tmp_path, WEB_PORT=port)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_PORT", "banyak"),
        ("TELEGRAM_TOKEN", "rahasia-sekali"),
        ("TELEGRAM_RATE", "0"),
        ("ADMIN_TELEGRAM_IDS", "12,dua"),
        ("HOME_REGION", "Samarinda"),
        ("DATABASE_URL", "siarkim.db"),
        ("TELEGRAM_API_URL", "telegram"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(tmp_path: Path, name: str, value: str) -> None:
    said = refusal(tmp_path, **{name: value})
    assert name in said
    assert "rahasia-sekali" not in said


def test_a_database_of_another_bot_is_refused(running: Running, tmp_path: Path) -> None:
    process, _ = running
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    said = refusal(tmp_path, TELEGRAM_TOKEN="4242:AAtest", TELEGRAM_API_URL="http://127.0.0.1:9")
    assert "4242" in said
    assert "AAtest" not in said


@pytest.mark.parametrize(
    ("roles", "said"),
    [("worker", "postgresql+psycopg://"), ("updates,web", "--roles updates,web"), ("tukang", "tukang"), ("", "worker")],
)
def test_a_part_of_the_work_needs_postgresql_and_a_known_name(tmp_path: Path, roles: str, said: str) -> None:
    assert said in refusal(tmp_path, "--roles", roles)
    assert not list(tmp_path.iterdir())


def test_all_roles_by_name_are_the_same_as_none(tmp_path: Path) -> None:
    port = str(free_port())
    process = start(tmp_path, "--roles", "web,worker,scheduler,updates", WEB_PORT=port)
    try:
        assert healthy(f"http://127.0.0.1:{port}", process)
    finally:
        process.kill()
        process.communicate()


def test_a_messenger_that_is_away_at_the_start_is_named_in_one_line(tmp_path: Path) -> None:
    number = {"WHATSAPP_ACCESS_TOKEN": "EAA" + "a" * 30, "WHATSAPP_PHONE_NUMBER_ID": "10654035"}
    number |= {"WHATSAPP_APP_SECRET": "rahasia", "WHATSAPP_VERIFY_TOKEN": "kata"}
    said = refusal(tmp_path, WHATSAPP_API_URL="http://127.0.0.1:9/v25.0", **number)
    assert said.splitlines()[-1].startswith("Server WhatsApp (127.0.0.1:9) tidak terjangkau")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "tidak-ada" in refusal(tmp_path / "tidak-ada")


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "siarkim.db").write_text("catatan rapat, bukan basis data\n" * 100)
    assert "bukan basis data" in refusal(tmp_path)
    assert (tmp_path / "siarkim.db").read_text().startswith("catatan rapat")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_is_heard_while_telegram_lets_the_start_wait(tmp_path: Path, number: signal.Signals) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        silent.settimeout(60)
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        process = start(tmp_path, TELEGRAM_TOKEN="4242:AAtest", TELEGRAM_API_URL=address)
        asking, _ = silent.accept()  # it asks who it is, and nobody answers
        with asking:
            process.send_signal(number)
            asked = time.monotonic()
            _, said = process.communicate(timeout=60)
    assert time.monotonic() - asked < 15
    assert process.returncode == 0
    assert "Traceback" not in said
