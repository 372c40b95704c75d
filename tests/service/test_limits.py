"""Bodies that are too long, too slow, too many or not whole."""

import asyncio

import pytest

from newsfacts.service.settings import Settings
from tests.service.fakes import FakePool

pytestmark = pytest.mark.anyio

JSON = {"Content-Type": "application/json"}
BODY = b'{"text": "Oslo grew."}'


async def pieces(*contents):
    for content in contents:
        yield content


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_at_the_limit_passes_and_one_over_it_does_not(make_client, chunked):
    client = await make_client(max_body=len(BODY))
    for body, status in ((BODY, 200), (BODY + b" ", 413)):
        content = pieces(body[:9], body[9:]) if chunked else body
        response = await client.post("/v1/extract", content=content, headers=JSON)
        assert response.status_code == status
    assert response.json()["code"] == "too-large"


async def test_a_body_without_end_is_read_no_further_than_the_limit(make_client):
    client = await make_client(max_body=1000)
    sent = []

    async def endless():
        while True:
            sent.append(100)
            yield b" " * 100

    response = await client.post("/v1/extract", content=endless(), headers=JSON)
    assert response.status_code == 413
    assert sum(sent) <= 1200


async def test_a_body_that_does_not_come_is_not_waited_for(make_client):
    client = await make_client(read_timeout=0.01)

    async def stuck():
        yield BODY[:5]
        await asyncio.Event().wait()

    response = await client.post("/v1/extract", content=stuck(), headers=JSON)
    assert (response.status_code, response.json()["code"]) == (408, "too-slow")


async def test_all_bodies_together_are_bounded_and_forgotten_when_read(make_client):
    client = await make_client(max_bodies=30)
    begun, rest = asyncio.Event(), asyncio.Event()

    async def in_two():
        yield BODY[:20]
        begun.set()  # the first piece has been taken
        await rest.wait()
        yield BODY[20:]

    first = asyncio.ensure_future(client.post("/v1/extract", content=in_two(), headers=JSON))
    await begun.wait()
    second = await client.post("/v1/extract", content=BODY, headers=JSON)
    assert (second.status_code, second.json()["code"]) == (503, "overloaded")
    assert second.headers["retry-after"] == "1"
    rest.set()
    assert (await first).status_code == 200
    for _ in range(3):
        assert (await client.post("/v1/extract", content=BODY, headers=JSON)).status_code == 200


async def test_a_full_queue_answers_at_once(make_client):
    pool = FakePool(held=True)
    client = await make_client(pool, queue=1)
    waiting = [
        asyncio.ensure_future(client.post("/v1/extract", content=BODY, headers=JSON)) for _ in range(2)
    ]
    while client.app.state.service.batcher.waiting < 1:
        await asyncio.sleep(0)
    refused = await client.post("/v1/extract", content=BODY, headers=JSON)
    assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
    assert int(refused.headers["retry-after"]) >= 1
    pool.held = False
    pool.release()
    assert [response.status_code for response in await asyncio.gather(*waiting)] == [200, 200]


async def test_a_request_has_a_time_limit(make_client):
    client = await make_client(FakePool(held=True), patience=0.01)
    first = await client.post("/v1/extract", content=BODY, headers=JSON)
    assert (first.status_code, first.json()["code"]) == (504, "time-limit")
    second = await client.post("/v1/extract", content=BODY, headers=JSON)  # it came to no worker
    assert (second.status_code, second.json()["code"]) == (503, "overloaded")
    assert "retry-after" in second.headers


def test_the_defaults_hold_together():
    settings = Settings()
    assert settings.time_limit < settings.patience
    assert settings.max_body < settings.max_bodies
    assert 4 * settings.max_chars <= settings.max_body  # whatever the characters
