"""Logs: pretty on a terminal, JSON in production; ids, platform and outcome, never a text, name, number or token."""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from typing import TextIO, cast

import structlog

from bot.ailments import disk_is_full
from services import texts

_LONGEST = 200


def configure(log_format: str) -> None:
    """Send structlog and the libraries' warnings to stderr in one form."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _advised,
    ]
    if log_format == "json":
        renderer: list[structlog.types.Processor] = [
            structlog.processors.ExceptionRenderer(lambda exc_info: _told(exc_info[1])),
            structlog.processors.JSONRenderer(),
        ]
    else:
        renderer = [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_print)]
    structlog.configure(
        processors=[*shared, *renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(cast("TextIO", _Steady())),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderer],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # a statement cut short by stopping is rolled back; its pool would say so as an error with a stack trace
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)


class _Steady:
    """Standard error that never fails: where even the log can't be written (a full disk), the work goes on."""

    def write(self, line: str) -> None:
        with suppress(OSError):
            sys.stderr.write(line)

    def flush(self) -> None:
        with suppress(OSError):
            sys.stderr.flush()


def _advised(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """What an operator can do about it stands beside the event."""
    given = event.get("exc_info")
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException) and disk_is_full(error):
        event["advice"] = texts.say("disk-full-meanwhile")
    return event


def _print(out: TextIO, exc_info: structlog.typing.ExcInfo) -> None:
    out.write("\n" + _told(exc_info[1]))


def _told(error: BaseException) -> str:
    """Where it happened and what kind it was. Only the first line of what it says is kept: behind it databases and
    validators quote the row, so what a person wrote, a phone number or a chat.
    """
    return "\n".join(_lines(error, frozenset()))


def _lines(error: BaseException, told: frozenset[int]) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    for each in (before, *inner):
        if each is not None and id(each) not in told:
            yield from _lines(each, told | {id(error)})
    yield from "".join(traceback.format_tb(error.__traceback__)).splitlines()
    said = str(error).partition("\n")[0][:_LONGEST]
    yield f"{type(error).__name__}: {said}"
