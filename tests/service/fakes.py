"""Workers that need no trained pipeline: in place of a `LivePool`."""

import re
import threading
from importlib.metadata import version

from newsfacts.article.model import Article
from newsfacts.pool import Lost
from newsfacts.records import Extraction
from newsfacts.service.work import Fault


def facts_of(text, doc_id=None, published=None):
    """A small extraction: every capitalised word is an organization."""
    entities = [
        {
            "id": f"e{number}",
            "type": "organization",
            "name": match[0],
            "mentions": [{"start": match.start(), "end": match.end(), "text": match[0], "kind": "name"}],
            "confidence": 0.5,
        }
        for number, match in enumerate(re.finditer(r"\b[A-Z]\w+", text), start=1)
    ]
    return Extraction(
        doc_id=doc_id or "fake",
        text=text,
        published=published,
        language="en",
        regions=[{"kind": "body", "start": 0, "end": len(text)}] if text else [],
        entities=entities,
        producer={"version": version("newsfacts")},
    )


def read(job):
    """What the fake makes of an article; some texts fail in the ways that real ones may."""
    source = job.source
    text = source.text if isinstance(source, Article) else str(source.html)
    match text:
        case "a bug":
            return Fault("internal", "newsfacts failed on this text")
        case "a killer":
            return Lost("died", "the worker process ended with -9")
        case "a snail":
            return Lost("time-limit", "not done after 20 seconds")
    return facts_of(text, source.doc_id).model_dump_json().encode()


class FakePool:
    """Answers at once; or, when it is `held`, not before `release`."""

    def __init__(self, *, held=False):
        self.ready = threading.Event()
        self.replaced = 0
        self.held = held
        self.given = []
        self._on_broken = None

    def start(self, on_broken):
        self._on_broken = on_broken
        self.ready.set()

    def close(self):
        self.ready.clear()

    def submit(self, items, answer):
        self.given.append((items, answer))
        if not self.held:
            self.release()

    def release(self, count=None):
        """Answer the oldest `count` batches, or all."""
        for _ in range(len(self.given) if count is None else count):
            items, answer = self.given.pop(0)
            answer([read(item) for item in items])

    def break_(self):
        self._on_broken(RuntimeError("the disk is gone"))
