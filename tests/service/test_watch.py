"""What can be seen from outside: health, metrics, and a log without a word of the articles."""

import json
import logging

import pytest
from prometheus_client.parser import text_string_to_metric_families

from newsfacts.service.keys import hashed, new_key
from newsfacts.service.watch import JsonLines
from tests.service.fakes import FakePool

pytestmark = pytest.mark.anyio

TEXT = "Svolvær is a secret word."


@pytest.fixture
def log():
    """The lines of the log."""
    lines = []

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler = Kept()
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("newsfacts.service")
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.INFO)
    yield lines
    logger.removeHandler(handler)
    logger.setLevel(level)


async def figures(client):
    response = await client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    families = text_string_to_metric_families(response.text)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


async def test_requests_and_articles_are_counted_by_what_became_of_them(client):
    for body in ({"text": TEXT}, {"text": TEXT}, {"text": "a bug"}, {}):
        await client.post("/v1/extract", json=body)
    for number in range(3):
        await client.get(f"/nothing/{number}")
    found = await figures(client)
    assert found["newsfacts_requests_total", "/v1/extract", "200"] == 2
    assert found["newsfacts_requests_total", "/v1/extract", "500"] == 1
    assert found["newsfacts_requests_total", "/v1/extract", "422"] == 1
    assert found["newsfacts_requests_total", "other", "404"] == 3
    assert found["newsfacts_request_seconds_count", "/v1/extract"] == 4
    assert found["newsfacts_articles_total", "read"] == 2
    assert found["newsfacts_articles_total", "internal"] == 1
    assert found["newsfacts_batch_articles_count",] == 3
    assert found["newsfacts_queue_articles",] == found["newsfacts_articles_at_work",] == 0
    assert found["newsfacts_workers",] == 1


async def test_each_request_is_a_line_of_the_log_under_the_id_that_its_problem_has(make_client, log):
    key = new_key()
    client = await make_client(keys=(hashed("ann", key),), headers={"Authorization": f"Bearer {key}"})
    await client.post("/v1/extract?title=Svolvær", content=TEXT, headers={"Content-Type": "text/plain"})
    refused = await client.post("/v1/extract", json={"text": TEXT, "title": 7})
    read, bad = (json.loads(line) for line in log)
    assert (read["method"], read["path"], read["status"], read["key"]) == ("POST", "/v1/extract", 200, "ann")
    assert read["bytes_in"] == len(TEXT.encode())
    assert (bad["status"], bad["code"], bad["request_id"]) == (
        422,
        "invalid-article",
        refused.json()["instance"],
    )
    assert not [line for line in log if "Svolv" in line or "secret" in line or key in line]


async def test_a_failure_is_logged_with_its_place_and_not_its_message(make_client, log, monkeypatch):
    client = await make_client()

    def fail(job):
        raise KeyError(job.source.text)

    monkeypatch.setattr(client.app.state.service.batcher, "enter", fail)
    response = await client.post("/v1/extract", json={"text": TEXT})
    assert response.status_code == 500
    failure, _ = (json.loads(line) for line in log)
    assert failure["level"] == "error"
    assert "KeyError" in failure["event"]
    assert "app.py" in failure["event"]
    assert "secret" not in "".join(log)


async def test_it_is_ready_when_a_worker_is_and_not_when_it_is_told_to_stop(make_client):
    pool = FakePool()
    client = await make_client(pool)
    assert (await client.get("/readyz")).json() == {"status": "ready"}
    pool.ready.clear()
    assert (await client.get("/readyz")).json()["code"] == "unavailable"
    pool.ready.set()
    client.app.state.service.stopping.set()
    assert (await client.get("/readyz")).json()["code"] == "stopping"
    assert (await client.get("/healthz")).json() == {"status": "ok"}


async def test_without_workers_it_is_neither_healthy_nor_ready(make_client):
    pool = FakePool()
    client = await make_client(pool)
    pool.break_()
    for method, path in (("GET", "/healthz"), ("GET", "/readyz"), ("POST", "/v1/extract")):
        response = await client.request(method, path, json={"text": TEXT})
        assert (response.status_code, response.json()["code"]) == (503, "unavailable")
