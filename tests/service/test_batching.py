"""The queue: bounded, emptied by the batch, and nobody in it is forgotten."""

import asyncio

import pytest

from newsfacts.article.model import Article
from newsfacts.service.batching import Batcher
from newsfacts.service.metrics import Metrics
from newsfacts.service.problems import ProblemError
from newsfacts.service.settings import Settings
from newsfacts.service.work import Job
from tests.service.fakes import FakePool, read

pytestmark = pytest.mark.anyio


def job(text="Oslo grew."):
    return Job(Article(text), 1000, 0.0)


def make(pool, **settings):
    return Batcher(pool, Settings(**settings), Metrics())


def sizes(pool):
    return [len(items) for items, _ in pool.given]


async def answered():
    """Let what was scheduled in the loop happen."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_an_article_alone_goes_to_a_worker_at_once():
    pool = FakePool(held=True)
    batcher = make(pool)
    ticket = batcher.enter(job())
    assert (sizes(pool), batcher.waiting, batcher.at_work) == ([1], 0, 1)
    pool.release()
    assert await batcher.result(ticket) == read(job())
    assert batcher.at_work == 0


async def test_what_comes_meanwhile_goes_together():
    pool = FakePool(held=True)
    batcher = make(pool, batch_size=4)
    tickets = [batcher.enter(job(f"Oslo {number}.")) for number in range(4)]
    assert (sizes(pool), batcher.waiting) == ([1], 3)
    pool.release()
    await answered()
    assert (sizes(pool), batcher.waiting) == ([3], 0)
    pool.release()
    results = [await batcher.result(ticket) for ticket in tickets]
    assert results == [read(job(f"Oslo {number}.")) for number in range(4)]


async def test_workers_share_what_waits():
    pool = FakePool(held=True)
    batcher = make(pool, workers=2, batch_size=4)
    for _ in range(6):
        batcher.enter(job())
    assert sizes(pool) == [1, 1]
    pool.release()
    await answered()
    assert (sizes(pool), batcher.waiting) == ([2, 1], 1)


async def test_a_long_queue_keeps_a_batch_ready_for_each_worker():
    pool = FakePool(held=True)
    batcher = make(pool, workers=1, batch_size=2)
    for _ in range(7):
        batcher.enter(job())
    assert len(pool.given) == 2


async def test_long_articles_are_not_put_together():
    pool = FakePool(held=True)
    batcher = make(pool, batch_size=4, batch_chars=100)
    for text in ("first", "a" * 90, "b" * 90, "c"):
        batcher.enter(job(text))
    pool.release()
    await answered()
    assert [[len(item.source.text) for item in items] for items, _ in pool.given] == [[90]]


async def test_a_full_queue_refuses_at_once_and_says_when_to_come_again():
    pool = FakePool(held=True)
    batcher = make(pool, queue=3)
    for _ in range(4):  # one is at work
        batcher.enter(job())
    with pytest.raises(ProblemError) as raised:
        batcher.enter(job())
    assert raised.value.code == "overloaded"
    assert int(raised.value.headers["Retry-After"]) >= 1
    pool.release()
    await answered()
    batcher.enter(job())


async def test_one_who_left_the_queue_costs_no_work():
    pool = FakePool(held=True)
    batcher = make(pool)
    batcher.enter(job())
    left, stays = batcher.enter(job("left")), batcher.enter(job("stays"))
    left.answer.cancel()
    pool.release()
    await answered()
    assert [item.source.text for item in pool.given[0][0]] == ["stays"]
    pool.release()
    assert await batcher.result(stays)


async def test_waiting_in_vain_and_working_in_vain_are_told_apart():
    pool = FakePool(held=True)
    batcher = make(pool, patience=0.01)
    begun, waiting = batcher.enter(job()), batcher.enter(job())
    with pytest.raises(ProblemError) as raised:
        await batcher.result(begun)
    assert raised.value.code == "time-limit"
    with pytest.raises(ProblemError) as raised:
        await batcher.result(waiting)
    assert raised.value.code == "overloaded"
    pool.release()
    await answered()
    assert batcher.waiting == batcher.at_work == 0


async def test_streams_fill_half_of_the_queue_but_every_one_gets_on():
    pool = FakePool(held=True)
    batcher = make(pool, queue=4)
    for _ in range(3):
        batcher.enter(job())
    blocked = asyncio.ensure_future(batcher.enter_patiently(job("blocked"), alone=False))
    await answered()
    assert not blocked.done()
    await batcher.enter_patiently(job("alone"), alone=True)
    pool.release()
    await asyncio.wait_for(blocked, timeout=30)


async def test_without_workers_nobody_waits():
    pool = FakePool(held=True)
    batcher = make(pool, queue=2)
    tickets = [batcher.enter(job()) for _ in range(3)]
    blocked = asyncio.ensure_future(batcher.enter_patiently(job(), alone=False))
    await answered()
    batcher.give_up()
    for future in (*map(batcher.result, tickets), blocked):
        with pytest.raises(ProblemError, match="unavailable"):
            await future
    with pytest.raises(ProblemError, match="unavailable"):
        batcher.enter(job())
