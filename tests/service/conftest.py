"""The service in its three forms: in this process, on a socket with fake workers, and the command itself."""

import json
import subprocess
import sys
import threading
import time
from contextlib import AsyncExitStack, contextmanager

import httpx
import pytest

from newsfacts.service.app import create_app
from newsfacts.service.server import ServiceServer, listen, url_of
from newsfacts.service.settings import Settings
from tests.service.fakes import FakePool


@contextmanager
def running(settings, pool):
    """The service on a socket of the loopback, in a thread; yields its URL and its server."""
    listener = listen(settings)
    server = ServiceServer(settings, pool)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield url_of(listener), server
    finally:
        server.should_exit = True
        thread.join(timeout=30)


@contextmanager
def command(*arguments):
    """`newsfacts serve` as its users start it; yields the URL and the process once it reads articles."""
    process = subprocess.Popen(
        [sys.executable, "-m", "newsfacts", "serve", "--port", "0", *arguments],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        url = json.loads(process.stderr.readline())["url"]
        log = threading.Thread(target=process.stderr.read, daemon=True)  # or the pipe fills up
        log.start()
        wait_until_ready(url)
        yield url, process
    finally:
        process.terminate()
        process.wait(timeout=60)
        process.stderr.close()


def wait_until_ready(url, seconds=120):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if httpx.get(f"{url}/readyz").status_code == 200:
            return
        time.sleep(0.1)
    raise TimeoutError(f"{url} reads no articles after {seconds} s")


@pytest.fixture(scope="session")
def service():
    """The URL of the service with the trained pipeline; for tests marked `model`."""
    with command("--time-limit", "120") as (url, _):  # a machine may be busy
        yield url


@pytest.fixture(scope="session")
def fake_service():
    """The URL of a service whose workers answer at once, without the trained pipeline."""
    with running(Settings(port=0), FakePool()) as (url, _):
        yield url


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
async def make_client():
    """Makes a client of the application in this process; takes the workers and any settings."""
    async with AsyncExitStack() as stack:

        async def make(pool=None, *, headers=None, **settings):
            app = create_app(Settings(**settings), pool or FakePool())
            await stack.enter_async_context(app.router.lifespan_context(app))
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            client = httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers)
            client.app = app
            return await stack.enter_async_context(client)

        yield make


@pytest.fixture
async def client(make_client):
    return await make_client()
