"""Ailments of the machine that an operator can cure, told from faults of ours."""

import errno
from collections.abc import Iterator

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SAID = ("disk is full", "disk i/o error", "no space left", "could not extend file")


def disk_is_full(error: BaseException) -> bool:
    """Whether somewhere behind an error stands a disk that takes nothing more."""
    return any(_is_full(each) for each in _behind(error, set()))


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    said = str(error).partition("\n")[0].casefold()
    return any(words in said for words in _SAID)


def _behind(error: BaseException, seen: set[int]) -> Iterator[BaseException]:
    if id(error) in seen:
        return
    seen.add(id(error))
    yield error
    inner = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    for each in (error.__cause__, error.__context__, *inner):
        if each is not None:
            yield from _behind(each, seen)
