"""Measures what a process spends on sending, and says so in one line of JSON. Standard library only."""

import json
import ssl
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

TOKEN = "1:BENCH"  # noqa: S105 - the stub asks for none
TEXT = (
    "Air PDAM di Kel. Damai mati Selasa, 24 November 2026 pukul 08.00-14.00 WITA karena perbaikan pipa. "
    "Siapkan air secukupnya. Kontak: 0542 000000.\n\nDiskominfo Balikpapan · 14.30 WITA · Cek: K7Q2M"
)


class Task:
    """What a way is told: the server, its certificate, how many chats, and whatever more it needs."""

    def __init__(self) -> None:
        self.url, self.ca, self.number = sys.argv[1], sys.argv[2], int(sys.argv[3])
        self.more = sys.argv[4:]
        self.chats = range(1, self.number + 1)

    @property
    def tls(self) -> ssl.SSLContext:
        """Trusts the server's certificate, and checks it."""
        return ssl.create_default_context(cafile=self.ca)


async def measured(send: Callable[[], Awaitable[int]]) -> None:
    """Send, and print what it cost; `send` answers how many chats it got an answer for."""
    began, cpu = time.monotonic(), time.process_time()
    done = await send()
    figures = {
        "done": done,
        "began": began,
        "seconds": time.monotonic() - began,
        "cpu": time.process_time() - cpu,
        "peak": _peak(),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def _peak() -> float:
    """The most memory that this program held, in MB; what the system calls maxrss counts the parent's, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
