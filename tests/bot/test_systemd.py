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
        listening.settimeout(2)
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
    answers = iter([True, False])

    async def well() -> bool:
        answer = next(answers, None)
        if answer is None:
            await asyncio.sleep(3600)
        return bool(answer)

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(systemd.keep_alive(well), 0.6)
    notified.setblocking(False)
    assert notified.recv(100) == b"WATCHDOG=1"
    with pytest.raises(BlockingIOError):
        notified.recv(100)
