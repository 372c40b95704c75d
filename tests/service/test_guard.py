"""Who is let in, and what browsers are told."""

import pytest

from newsfacts.service.guard import SECURITY_HEADERS
from newsfacts.service.keys import hashed, new_key

pytestmark = pytest.mark.anyio

ARTICLE = {"text": "Oslo grew."}


@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/schema", "/v1/extract", "/nothing", "/metrics"])
async def test_every_response_has_the_security_headers_and_none_for_other_sites(client, path):
    response = await client.get(path, headers={"Origin": "https://a.example"})
    assert {name: response.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("rebound.example", 421),
        ("localhost.rebound.example", 421),
        ("127.0.0.1.rebound.example:8000", 421),
        ("[::1", 200),
        ("", 421),
    ],
)
async def test_on_the_loopback_only_its_names_are_answered(client, host, status):
    response = await client.post("/v1/extract", json=ARTICLE, headers={"Host": host})
    assert response.status_code == status


async def test_names_may_be_added(make_client):
    client = await make_client(allowed_hosts=frozenset({"facts.example"}))
    for host, status in (("facts.example", 200), ("localhost", 200), ("other.example", 421)):
        assert (await client.get("/healthz", headers={"Host": host})).status_code == status


async def test_elsewhere_any_name_is_answered_unless_some_are_named(make_client):
    client = await make_client(host="0.0.0.0")
    assert (await client.get("/healthz", headers={"Host": "any.example"})).status_code == 200
    named = await make_client(host="0.0.0.0", allowed_hosts=frozenset({"facts.example"}))
    assert (await named.get("/healthz", headers={"Host": "any.example"})).status_code == 421


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost", 200),
        ("https://a.example", 403),
        ("http://localhost:9", 403),
        ("null", 403),
        ("http://[", 403),
    ],
)
async def test_pages_of_other_sites_cannot_send_articles(client, origin, status):
    response = await client.post("/v1/extract", json=ARTICLE, headers={"Origin": origin})
    assert response.status_code == status


@pytest.fixture
def key():
    return new_key()


@pytest.fixture
async def locked(make_client, key):
    return await make_client(host="0.0.0.0", keys=(hashed("ann", key), hashed("bob", new_key())))


@pytest.mark.parametrize("path", ["/v1/extract", "/v1/extract/stream", "/v1/schema", "/metrics"])
async def test_without_a_key_there_is_nothing_to_be_had(locked, path):
    method = "POST" if "extract" in path else "GET"
    for headers in (
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Basic YTpi"},
        {"Authorization": b"Bearer \xff"},
    ):
        response = await locked.request(method, path, headers=headers, content=b"{")
        assert (response.status_code, response.json()["code"]) == (401, "unauthorized")
        assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/openapi.json"])
async def test_some_addresses_are_open(locked, path):
    assert (await locked.get(path)).status_code == 200


async def test_with_a_key_all_is_as_without_keys(locked, key):
    headers = {"Authorization": f"Bearer {key}"}
    assert (await locked.post("/v1/extract", json=ARTICLE, headers=headers)).status_code == 200
    assert (await locked.get("/metrics", headers=headers)).status_code == 200
