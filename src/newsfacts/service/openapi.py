"""The OpenAPI document: from the models that the service itself goes by, and kept in the repository.

    python -m newsfacts.service.openapi docs/openapi.json

writes it anew. A change of the API needs a new `API_VERSION`; without one the command refuses.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from newsfacts.records import Extraction
from newsfacts.service.answers import JSON, NDJSON
from newsfacts.service.problems import KINDS, MEDIA_TYPE, Problem

API_VERSION: Final = "1.0.0"
"""Raised with every change: the last number for words, the middle for additions, the first for the rest."""

DESCRIPTION: Final = "Reads news articles in English and returns what they say as validated records."

_REFS: Final = "#/components/schemas/{model}"
_TEXT: Final = "Norway will build a 40 km road tunnel for 1.2 billion euros, its government said on Monday."


def _ref(model: str) -> dict[str, str]:
    return {"$ref": _REFS.format(model=model)}


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The responses with these statuses: which codes they have, in the form of a problem."""
    return {
        status: {
            "description": "; ".join(
                f"`{code}`: {kind.title}" for code, kind in KINDS.items() if kind.status == status
            ),
            "content": {MEDIA_TYPE: {"schema": _ref("Problem")}},
        }
        for status in statuses
    }


_ANYWHERE: Final = _problems(403, 421)
_WITH_KEY: Final = _ANYWHERE | _problems(401)

EXTRACT: Final[dict[str, Any]] = {
    "responses": {
        200: {"description": "The extraction.", "content": {JSON: {"schema": _ref("Extraction")}}},
        **_WITH_KEY,
        **_problems(400, 408, 413, 415, 422, 500, 503, 504),
    },
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "content": {
                JSON: {"schema": _ref("ArticleRequest")},
                "text/plain": {"schema": {"type": "string"}, "example": _TEXT},
                "text/html": {"schema": {"type": "string"}, "example": f"<article><p>{_TEXT}</p></article>"},
            },
        }
    },
}
STREAM: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "For each line an extraction or a problem, in order.",
            "content": {NDJSON: {"schema": {"anyOf": [_ref("Extraction"), _ref("Problem")]}}},
        },
        **_WITH_KEY,
        **_problems(415),
    },
    "openapi_extra": {
        "requestBody": {
            "required": True,
            "description": "On each line an article. Read the response while you send.",
            "content": {NDJSON: {"schema": _ref("ArticleRequest")}},
        }
    },
}
SCHEMA: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "The schema.",
            "content": {"application/schema+json": {"schema": {"type": "object"}}},
        },
        **_WITH_KEY,
    }
}
STATE: Final[dict[str, Any]] = {"responses": {**_ANYWHERE, **_problems(503)}}
METRICS: Final[dict[str, Any]] = {
    "responses": {
        200: {"description": "The counts.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        **_WITH_KEY,
    }
}


def specification(app: FastAPI) -> dict[str, Any]:
    """The document of an application."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        document["components"]["schemas"] |= _schemas()
        app.openapi_schema = document
    return app.openapi_schema


def _schemas() -> dict[str, Any]:
    from newsfacts.service.models import ArticleRequest

    models = [(ArticleRequest, "validation"), (Extraction, "serialization"), (Problem, "serialization")]
    _, definitions = models_json_schema(models, ref_template=_REFS)  # type: ignore[arg-type]  # of literals
    found: dict[str, Any] = definitions["$defs"]
    return found


def written(app: FastAPI) -> str:
    """The document as it stands in the repository."""
    return json.dumps(specification(app), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def write(file: Path, document: str, *, same_version: bool = False) -> bool:
    """Write the document anew; False if it changes and its version does not."""
    if file.exists() and not same_version:
        old, new = json.loads(file.read_text(encoding="utf-8")), json.loads(document)
        if old != new and old["info"]["version"] == new["info"]["version"]:
            return False
    file.write_text(document, encoding="utf-8")
    return True


def main() -> None:
    """Write the document to a file."""
    from newsfacts.service.app import create_app
    from newsfacts.service.server import make_pool
    from newsfacts.service.settings import Settings

    parser = argparse.ArgumentParser(
        prog="python -m newsfacts.service.openapi", description="Write the OpenAPI."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--same-version",
        action="store_true",
        help="the API is the same or was never released: other words for it by newer libraries, say",
    )
    options = parser.parse_args()
    settings = Settings()
    document = written(create_app(settings, make_pool(settings)))
    if not write(options.file, document, same_version=options.same_version):
        sys.exit(f"The API has changed since version {API_VERSION}: raise API_VERSION in {__file__}.")


if __name__ == "__main__":
    main()
