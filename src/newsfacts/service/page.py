"""The page to try the service on: its files, read once, so that no request names a file to read."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Final, NamedTuple

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}
_INDEX: Final = "index.html"


class _File(NamedTuple):
    content: bytes
    media_type: str
    etag: str


def add_page(app: FastAPI) -> None:
    """Serve the files of the folder `page`: `index.html` at `/`, each other under its name."""
    for entry in files("newsfacts.service").joinpath("page").iterdir():
        suffix = entry.name[entry.name.rfind(".") :]
        if suffix not in _TYPES:
            continue  # no file of the page
        content = entry.read_bytes()
        file = _File(content, _TYPES[suffix], f'"{hashlib.sha256(content).hexdigest()[:32]}"')
        path = "/" if entry.name == _INDEX else f"/{entry.name}"
        app.add_route(path, _sender(file), include_in_schema=False)


def _sender(file: _File) -> Callable[[Request], Awaitable[Response]]:
    async def send(request: Request) -> Response:
        headers = {"ETag": file.etag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == file.etag:
            return Response(status_code=304, headers=headers)
        return Response(file.content, headers=headers, media_type=file.media_type)

    return send
