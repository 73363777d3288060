"""What arrives at systemd's socket."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import systemd


@pytest.fixture
def notified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(30)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listening


def test_states_arrive_as_they_are(notified: socket.socket) -> None:
    systemd.tell("READY=1")
    assert notified.recv(100) == b"READY=1"


def test_without_systemd_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    systemd.tell("READY=1")


async def test_the_watchdog_hears_from_a_well_house_and_not_from_one_that_hangs(
    notified: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "300000")
    answers, asked_again = iter([True, False]), asyncio.Event()
    hanging = 0

    async def well() -> bool:
        nonlocal hanging
        answer = next(answers, None)
        if answer is None:
            hanging += 1
            if hanging > 1:  # once has been given up by then
                asked_again.set()
            await asyncio.Event().wait()
        return bool(answer)

    telling = asyncio.create_task(systemd.keep_alive(well))
    async with asyncio.timeout(60):
        await asked_again.wait()
    telling.cancel()
    notified.setblocking(False)
    assert notified.recv(100) == b"WATCHDOG=1"
    with pytest.raises(BlockingIOError):
        notified.recv(100)
