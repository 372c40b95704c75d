"""Work that something else may make pointless."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


async def unless(interruption: Coroutine[Any, Any, object], work: Coroutine[Any, Any, T]) -> T | None:
    """What `work` gives; None, with `work` cancelled, if `interruption` is over first."""
    tasks = doing, _ = asyncio.ensure_future(work), asyncio.ensure_future(interruption)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return doing.result() if doing.done() else None
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError, Exception):  # told above, or nobody's business any more
                await task
