"""The running service: its socket, its signals and its end."""

from __future__ import annotations

import logging
import socket
from functools import partial

import uvicorn

from newsfacts.options import Options
from newsfacts.pool import LivePool
from newsfacts.service.app import PoolOfWorkers, create_app
from newsfacts.service.connections import guarded
from newsfacts.service.settings import Settings
from newsfacts.service.work import make_worker

_log = logging.getLogger("newsfacts.service")

_BACKLOG = 1024


def make_pool(settings: Settings) -> LivePool:
    """The workers of a service, not yet started."""
    options = Options(lexicon=settings.lexicon, max_chars=settings.max_chars, batch_size=settings.batch_size)
    return LivePool(partial(make_worker, options), workers=settings.workers, time_limit=settings.time_limit)


class ServiceServer(uvicorn.Server):
    """A server that, told to stop, answers what it has accepted and only that.

    Attributes:
        failure: Why it stopped by itself.
    """

    def __init__(self, settings: Settings, pool: PoolOfWorkers) -> None:
        self.failure: Exception | None = None
        self._app = create_app(settings, pool, self._fail)
        super().__init__(
            uvicorn.Config(
                self._app,
                http=guarded(settings),
                ws="none",
                loop="asyncio",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=round(settings.patience + settings.write_timeout),
                proxy_headers=False,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: streams end where they stand, all else that was accepted is answered."""
        self._app.state.service.stopping.set()
        await super().shutdown(sockets)

    def _fail(self, error: Exception) -> None:
        self.failure = error
        self.should_exit = True


def serve(settings: Settings) -> Exception | None:
    """Listen until told to stop; what made it stop by itself, if anything did.

    Raises:
        OSError: If the address cannot be had.
    """
    listener = listen(settings)
    server = ServiceServer(settings, make_pool(settings))
    _log.info("listening", extra={"url": url_of(listener)})
    server.run(sockets=[listener])
    return server.failure


def listen(settings: Settings) -> socket.socket:
    """A socket at the address of the settings.

    Raises:
        OSError: If the address cannot be had.
    """
    family, _, _, _, address = socket.getaddrinfo(
        settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    return socket.create_server(address[:2], family=family, backlog=_BACKLOG)


def url_of(listener: socket.socket) -> str:
    """Where a socket is reached."""
    host, port, *_ = listener.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
