"""Who may call: hosts, sites and keys; and what every response tells a browser."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsfacts.service.answers import answer
from newsfacts.service.keys import owner
from newsfacts.service.problems import ProblemError
from newsfacts.service.settings import LOOPBACK, Settings

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_bearer = HTTPBearer(
    auto_error=False, description="A key that `newsfacts serve-key` made, where keys are asked."
)


class Guard:
    """Refuses requests that a page of another site made a browser send, and adds the headers.

    On the loopback the `Host` header must name it: else a name of another site that
    resolves to 127.0.0.1 would make its pages ours (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = settings.allowed_hosts
        if settings.on_loopback or self._hosts:
            self._hosts |= LOOPBACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers[name] = value
            await send(message)

        try:
            self._check(scope)
        except ProblemError as error:
            await answer(scope, error)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._hosts and _name(host) not in self._hosts:
            raise ProblemError(
                "misdirected", f"the Host header names {host[:100]!r}; start with --allow-host to add a name"
            )
        origin = headers.get("origin")
        if origin is not None and scope["method"] not in ("GET", "HEAD"):
            site = origin.partition("://")[2]
            if not site or (site.lower() != host.lower() and _name(site) not in self._hosts - LOOPBACK):
                raise ProblemError("forbidden-origin", "pages of other sites may not call this service")


def _name(host: str) -> str:
    """The name in `host:port`; an address of IPv6 without its brackets."""
    name = host.partition("]")[0].removeprefix("[") if host.startswith("[") else host.partition(":")[0]
    return name.lower()


async def require_key(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> None:
    """Ask for a key, where the service has any.

    Raises:
        ProblemError: If there is none in the request, or it is not one of them.
    """
    settings: Settings = request.app.state.settings
    if not settings.keys:
        return
    name = owner(settings.keys, credentials.credentials) if credentials else None
    if name is None:
        raise ProblemError(
            "unauthorized", "send the header Authorization: Bearer KEY", {"WWW-Authenticate": "Bearer"}
        )
    request.state.key = name
