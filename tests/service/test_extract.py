"""One article: every form it may come in, and what is wrong with every other."""

import json

import pytest

from newsfacts.records import Extraction
from newsfacts.service.problems import KINDS, MEDIA_TYPE, Problem
from tests.service.fakes import FakePool

pytestmark = pytest.mark.anyio

TEXT = "Oslo and Bergen agreed on a tunnel."
JSON = {"Content-Type": "application/json"}
PLAIN = {"Content-Type": "text/plain"}
PAGE = {"Content-Type": "text/html; charset=utf-8"}


def problem(response):
    """The problem in a response, which says the same in every place."""
    assert response.headers["content-type"] == MEDIA_TYPE
    found = Problem.model_validate_json(response.content)
    assert found.status == response.status_code == KINDS[found.code].status
    assert found.type == f"urn:newsfacts:problem:{found.code}"
    return found


async def test_a_text_in_json_gives_its_extraction(client):
    response = await client.post("/v1/extract", json={"text": TEXT, "doc_id": "a-17"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    facts = Extraction.model_validate_json(response.content)
    assert (facts.doc_id, facts.text) == ("a-17", TEXT)
    assert [entity.name for entity in facts.entities] == ["Oslo", "Bergen"]


async def given(make_client, path="/v1/extract", **request):
    """The job that a request makes."""
    pool = FakePool()
    client = await make_client(pool)
    jobs = []
    pool.submit = lambda items, answer: (jobs.extend(items), FakePool.submit(FakePool(), items, answer))
    response = await client.post(path, **request)
    assert response.status_code == 200, response.text
    return jobs[0]


async def test_all_fields_of_a_text_reach_the_worker(make_client):
    fields = {"published": "2024-06-05T10:00:00Z", "title": "A tunnel", "url": "https://a.example/1"}
    options = {"max_chars": 500, "min_event_confidence": 0.4}
    job = await given(make_client, json={"text": TEXT, **fields, "options": options})
    article = job.source
    assert (str(article.published), article.title, article.url) == ("2024-06-05", "A tunnel", fields["url"])
    assert (job.max_chars, job.min_event_confidence) == (500, 0.4)


async def test_the_same_as_a_body_of_text_with_a_query(make_client):
    query = {
        "published": "2024-06-05",
        "title": "A tunnel",
        "max_chars": "500",
        "min_event_confidence": "0.4",
    }
    job = await given(make_client, content=f"\ufeff{TEXT}".encode(), params=query, headers=PLAIN)
    assert (job.source.text, str(job.source.published)) == (TEXT, "2024-06-05")
    assert (job.max_chars, job.min_event_confidence) == (500, 0.4)


async def test_a_page_stays_bytes_for_the_worker_to_decode(make_client):
    job = await given(
        make_client, content=b"<p>caf\xe9</p>", params={"url": "https://a.example/"}, headers=PAGE
    )
    assert (job.source.html, job.source.url) == (b"<p>caf\xe9</p>", "https://a.example/")


async def test_a_page_may_stand_in_json(make_client):
    job = await given(make_client, json={"html": "<p>Oslo</p>", "title": "A tunnel"})
    assert (job.source.html, job.source.title) == ("<p>Oslo</p>", "A tunnel")


async def test_the_limit_of_the_service_is_the_default(make_client):
    pool = FakePool()
    client = await make_client(pool, max_chars=300)
    response = await client.post("/v1/extract", json={"text": TEXT, "options": {"max_chars": 301}})
    found = problem(response)
    assert found.code == "invalid-options"
    assert "at most 300" in found.detail


BAD_BODIES = [
    (b"", JSON, "invalid-json"),
    (b"{", JSON, "invalid-json"),
    (b'{"text": "\\ud800"}', JSON, "invalid-text"),
    (b'{"text": "\\ud8"}', JSON, "invalid-json"),
    (b'{"text": "caf\xe9"}', JSON, "invalid-json"),
    ('{"text": "Oslo"}'.encode("utf-16"), JSON, "invalid-json"),
    (b"[" * 100_000, JSON, "invalid-json"),
    (b"null", JSON, "invalid-article"),
    (b"[]", JSON, "invalid-article"),
    (b"{}", JSON, "invalid-article"),
    (b'{"text": null}', JSON, "invalid-article"),
    (b'{"text": 7}', JSON, "invalid-article"),
    (b'{"text": "a", "html": "<p>b</p>"}', JSON, "invalid-article"),
    (b'{"text": "a", "published": "yesterday"}', JSON, "invalid-article"),
    (b'{"text": "a", "published": 1700000000}', JSON, "invalid-article"),
    (b'{"html": "<p>a</p>", "published": "yesterday"}', JSON, "invalid-article"),
    (b'{"text": "a", "doc_id": ""}', JSON, "invalid-article"),
    (b'{"text": "a", "path": "/etc/passwd"}', JSON, "invalid-article"),
    (b'{"text": "a", "options": {"lexicon": "/etc/passwd"}}', JSON, "invalid-options"),
    (b'{"text": "a", "options": {"max_chars": 0}}', JSON, "invalid-options"),
    (b'{"text": "a", "options": {"max_chars": 1e99}}', JSON, "invalid-options"),
    (b'{"text": "a", "options": {"min_event_confidence": 2}}', JSON, "invalid-options"),
    (b'{"text": "a", "options": {"min_event_confidence": NaN}}', JSON, "invalid-options"),
    (b"caf\xe9", PLAIN, "invalid-text"),
    (b"a", {"Content-Type": "text/plain; charset=latin-1"}, "unsupported-media-type"),
    (b"a", {"Content-Type": "application/pdf"}, "unsupported-media-type"),
    (b"a", {}, "unsupported-media-type"),
    (b"a", {"Content-Type": b"\xff"}, "unsupported-media-type"),
    (b"\x1f\x8b", JSON | {"Content-Encoding": "gzip"}, "unsupported-media-type"),
]


@pytest.mark.parametrize(("body", "headers", "code"), BAD_BODIES)
async def test_a_bad_body_is_told_and_reaches_no_worker(make_client, body, headers, code):
    pool = FakePool(held=True)
    client = await make_client(pool)
    response = await client.post("/v1/extract", content=body, headers=headers)
    assert problem(response).code == code
    assert not pool.given


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("max_chars=0", "invalid-options"),
        ("max_chars=many", "invalid-options"),
        ("min_event_confidence=-1", "invalid-options"),
        ("published=yesterday", "invalid-article"),
        ("doc_id=", "invalid-article"),
        ("lexicon=/etc/passwd", "invalid-article"),
    ],
)
async def test_a_bad_query_is_told(client, query, code):
    response = await client.post(f"/v1/extract?{query}", content=b"Oslo", headers=PLAIN)
    assert problem(response).code == code


async def test_json_and_a_query_do_not_mix(client):
    response = await client.post("/v1/extract?title=x", json={"text": TEXT})
    assert problem(response).code == "invalid-article"


@pytest.mark.parametrize(
    ("text", "code"), [("a bug", "internal"), ("a killer", "article-lost"), ("a snail", "time-limit")]
)
async def test_what_workers_fail_on_is_told(client, text, code):
    assert problem(await client.post("/v1/extract", json={"text": text})).code == code


async def test_a_problem_holds_no_word_of_the_article(client):
    response = await client.post("/v1/extract", json={"text": TEXT, "title": ["secret words"]})
    assert "secret" not in response.text
    assert problem(response).detail.startswith("title: ")


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/v2", "not-found"),
        ("GET", "/page/index.html", "not-found"),
        ("GET", "/..%2f..%2fetc/passwd", "not-found"),
        ("GET", "/docs", "not-found"),
        ("GET", "/v1/extract", "method-not-allowed"),
        ("DELETE", "/", "method-not-allowed"),
        ("OPTIONS", "/v1/extract", "method-not-allowed"),
    ],
)
async def test_other_addresses_and_methods(client, method, path, code):
    assert problem(await client.request(method, path)).code == code


async def test_the_schema_is_that_of_the_records(client):
    response = await client.get("/v1/schema")
    assert response.json() == json.loads(json.dumps(Extraction.model_json_schema(mode="serialization")))


async def test_a_failure_of_the_service_itself_is_a_problem_without_its_reason(make_client, monkeypatch):
    client = await make_client()
    monkeypatch.setattr(client.app.state.service.batcher, "enter", lambda job: 1 / 0)
    found = problem(await client.post("/v1/extract", json={"text": TEXT}))
    assert found.code == "internal"
    assert "division" not in found.detail
