import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from bot.wiring import _going


async def _ends() -> None:
    await asyncio.sleep(0)


async def _is_cancelled() -> None:
    raise asyncio.CancelledError


async def _breaks() -> None:
    await asyncio.sleep(0)
    raise LookupError


async def _lasts() -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize("work", [_ends, _breaks, _is_cancelled])
async def test_a_work_that_ends_takes_the_house_down_instead_of_leaving_it_half_dead(
    work: Callable[[], Coroutine[Any, Any, None]],
) -> None:
    with pytest.raises(ExceptionGroup):
        async with asyncio.timeout(60), _going(_lasts(), work()):
            await asyncio.Event().wait()


async def test_leaving_the_house_ends_its_works_quietly() -> None:
    async with _going(_lasts(), _lasts()):
        pass
