"""Load: as many requests as the service takes, by wrk, and a constant rate of them, whatever comes back."""

from __future__ import annotations

import asyncio
import json
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass
class Taken:
    """What a service did under as many requests as it took.

    Attributes:
        read: Extractions that came back.
        refused: Answers with status 503.
        other: All other statuses, each as often as it came.
        failed: Requests without an answer.
        seconds: How long it went on.
    """

    read: int
    refused: int
    other: str
    failed: int
    seconds: float


def flood(url: str, bodies: Path, *, connections: int, seconds: float) -> Taken:
    """Send requests over so many connections, each as soon as the one before is answered.

    Args:
        url: Of the service.
        bodies: A file of bodies in JSON, a line each.
        connections: How many.
        seconds: For how long.
    """
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds:g}s", "--timeout", "120s", "-s", str(SCRIPT)]
    done = subprocess.run([*command, url, "--", str(bodies)], capture_output=True, text=True, check=True)
    return Taken(**json.loads(done.stdout.splitlines()[-1]))


@dataclass
class Latencies:
    """What came of requests at a constant rate.

    Attributes:
        seconds: From when each request was due to its whole answer, those that were read.
        other: The statuses of all others.
    """

    seconds: list[float] = field(default_factory=list)
    other: list[int] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """The time within which this share of the requests was answered."""
        ordered = sorted(self.seconds)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def at_rate(url: str, bodies: list[bytes], *, rate: float, seconds: float) -> Latencies:
    """Send requests at a constant rate: each when it is due, however many are under way."""
    return asyncio.run(_at_rate(url, bodies, rate, seconds))


async def _at_rate(url: str, bodies: list[bytes], rate: float, seconds: float) -> Latencies:
    found = Latencies()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with (
        httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client,
        asyncio.TaskGroup() as group,
    ):
        began = time.perf_counter()
        for number in range(round(rate * seconds)):
            due = began + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(_one(client, bodies[number % len(bodies)], due, found))
    return found


async def _one(client: httpx.AsyncClient, body: bytes, due: float, found: Latencies) -> None:
    response = await client.post("/v1/extract", content=body, headers={"Content-Type": "application/json"})
    if response.status_code == 200:
        found.seconds.append(time.perf_counter() - due)
    else:
        found.other.append(response.status_code)
