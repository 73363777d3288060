import errno
import json
import logging
import sqlite3
import sys
from collections.abc import Iterator

import pytest
import structlog
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import OperationalError

from bot import logs
from services import texts

PRIVATE = ("Rumah Ibu Ani terbakar", "DETAIL:  Key (ref)=(6281234567) already exists.")


class TalkativeError(Exception):
    """As PostgreSQL does."""


@pytest.fixture
def restored_logs() -> Iterator[None]:
    """The logs of the other tests stay as they are."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)


def _fail() -> None:
    try:
        TypeAdapter(list[int]).validate_python(PRIVATE[:1])
    except ValidationError as error:
        raise TalkativeError("duplicate key\n" + PRIVATE[1]) from error


@pytest.mark.parametrize("log_format", ["json", "pretty"])
@pytest.mark.usefixtures("restored_logs")
def test_an_exception_is_told_without_what_it_quotes(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(log_format)
    try:
        _fail()
    except TalkativeError:
        logging.getLogger("some.library").exception("went-wrong")
    said = capsys.readouterr().err
    assert "went-wrong" in said
    assert "TalkativeError: duplicate key" in said
    assert "in _fail" in said
    assert not [each for each in PRIVATE if each in said]
    if log_format == "json":
        assert json.loads(said)["level"] == "error"


class FullDisk:
    """Takes nothing more."""

    def write(self, _line: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.usefixtures("restored_logs")
def test_a_full_disk_is_told_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.configure("json")
    log = structlog.get_logger()
    for reason in (OSError(errno.ENOSPC, "No space left on device"), sqlite3.OperationalError("disk I/O error")):
        log.error("not-kept", exc_info=OperationalError("INSERT", {}, reason))
    log.error("other", exc_info=ValueError("full of hope"))
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [each.get("advice") for each in told] == [texts.say("disk-full-meanwhile")] * 2 + [None]
    monkeypatch.setattr(sys, "stderr", FullDisk())
    log.warning("nobody can write this, and nobody stumbles over it")
