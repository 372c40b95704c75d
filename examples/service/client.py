"""A typed client of the service: an article in, its facts out as the same records that the library gives.

python examples/service/client.py examples/turkish_stream.txt 2016-10-11
"""

import sys
from pathlib import Path

import httpx

from newsfacts import Extraction


def extract(text: str, published: str | None = None, *, url: str = "http://127.0.0.1:8000") -> Extraction:
    """The facts of an article; an `httpx.HTTPStatusError` has the problem in `response.json()`."""
    response = httpx.post(f"{url}/v1/extract", json={"text": text, "published": published}, timeout=60)
    response.raise_for_status()
    return Extraction.model_validate_json(response.content)


if __name__ == "__main__":
    file, day = sys.argv[1:3]
    for event in extract(Path(file).read_text(encoding="utf-8"), day).events:
        print(event.type, event.trigger.text, event.time)
