"""One running process per SQLite file: a second one would be a second poller and a second sender."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from domain.refusal import Refusal


@contextmanager
def alone(path: Path | None) -> Iterator[None]:
    """Hold the lock beside the database file; refuse where another process holds it."""
    if path is None:
        yield
        return
    lock = FileLock(path.with_name(path.name + ".lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Refusal("already-running", file=path.name) from None
    except OSError:
        raise Refusal("folder-unwritable", folder=str(path.parent)) from None
    try:
        yield
    finally:
        lock.release()
