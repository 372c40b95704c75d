"""A worker without a pipeline: it finds the numbers in a text, dies on DIE and hangs on HANG."""

import os
import re
import signal
import sys
import time
from contextlib import nullcontext
from pathlib import Path

from newsfacts.article.model import Article
from newsfacts.batch import work
from newsfacts.batch.run import Batch, run
from newsfacts.errors import InputError, InternalError
from newsfacts.records import Extraction

PRODUCER = {"name": "newsfacts", "version": "0", "model": "none", "model_version": "0"}


class NoPipeline:
    def memory_zone(self):
        return nullcontext()


def outcomes(nlp, batch, options):
    return [outcome(article) for article in batch]


def outcome(article):
    try:
        return extraction(Article.of(article))
    except (InputError, InternalError) as error:
        return error


def extraction(article):
    if "DIE" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    while "HANG" in article.text:
        time.sleep(1)
    if "BREAK" in article.text:
        raise InternalError("no such fact")
    quantities = [
        {
            "id": f"q{number}",
            "span": {"start": match.start(), "end": match.end(), "text": match[0]},
            "value": match[0],
            "unit": "dimensionless",
            "dimension": "count",
            "confidence": 1.0,
        }
        for number, match in enumerate(re.finditer(r"\d+", article.text), start=1)
    ]
    fields = article.model_dump(include={"text", "published", "title", "url"})
    warnings = [{"code": code, "message": message} for code, message in article.notes]
    found = {"quantities": quantities, "warnings": warnings, "producer": PRODUCER}
    return Extraction.model_validate({**fields, **found, "doc_id": article.doc_id or "none"})


def make(options, form):
    work.load, work.outcomes = lambda options: NoPipeline(), outcomes
    return work.make_worker(options, form)


def main(source, out, form, go_on):
    """A batch as a program of its own, to be killed."""
    run(
        Batch([source], Path(out), format=form, workers=2, shard_size=25, go_on=go_on == "resume", maker=make)
    )


if __name__ == "__main__":
    import tests.batch.jobs  # under its own name, by which the workers import it

    tests.batch.jobs.main(*sys.argv[1:])
