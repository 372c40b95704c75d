"""The pool of a service: answers as they are done, and the same promises as that of a batch."""

import os
import queue
import signal
from contextlib import contextmanager
from functools import partial

import pytest

from newsfacts.pool import LivePool, Lost
from newsfacts.pool.crew import PoolBrokenError
from tests.pool import jobs

PATIENCE = 60


@contextmanager
def running(setup, workers=2, **limits):
    """A pool, what makes a chunk wait for its answer, and where the pool says that it is broken."""
    broken = queue.SimpleQueue()
    pool = LivePool(setup, workers=workers, **limits)
    pool.start(broken.put)
    try:
        yield pool, partial(_submitted, pool), broken
    finally:
        pool.close()


def _submitted(pool, items):
    answers = queue.SimpleQueue()
    pool.submit(items, answers.put)
    return partial(answers.get, timeout=PATIENCE)


def test_each_chunk_is_answered_by_itself():
    with running(jobs.doubling) as (_, submit, _):
        answers = [submit([number, number + 1]) for number in range(20)]
        assert [answer() for answer in answers] == [[2 * number, 2 * number + 2] for number in range(20)]


def test_a_chunk_does_not_wait_for_one_before_it():
    with running(jobs.hanging_on_seven) as (_, submit, _):
        submit([7])
        assert submit([1])() == [2]


def test_an_item_that_kills_its_workers_is_lost_alone_and_they_are_replaced():
    with running(jobs.dying_on_seven) as (pool, submit, _):
        one, lost, other = submit([6, 7, 8])()
        assert (one, other) == (12, 16)
        assert lost.cause == "died"
        assert pool.replaced >= 2
        assert submit([1])() == [2]


def test_an_item_over_the_time_limit_is_lost_alone():
    with running(jobs.hanging_on_seven, workers=1, time_limit=0.5) as (_, submit, _):
        slow, quick = submit([7]), submit([1])
        assert slow() == [Lost("time-limit", "not done after 0.5 seconds")]
        assert quick() == [2]


def test_a_worker_that_is_killed_while_idle_is_replaced():
    with running(jobs.doubling, workers=1) as (pool, submit, _):
        assert submit([1])() == [2]
        (pid,) = pool.pids
        os.kill(pid, signal.SIGKILL)
        assert submit([2])() == [4]
        assert pool.pids != [pid]


def test_it_says_when_a_worker_is_ready():
    with running(jobs.doubling) as (pool, _, _):
        assert pool.ready.wait(PATIENCE)


@pytest.mark.parametrize(
    ("setup", "error"), [(jobs.unfit, LookupError), (jobs.dying_at_birth, PoolBrokenError)]
)
def test_workers_that_cannot_be_set_up_are_told(setup, error):
    with running(setup) as (pool, _, broken):
        assert isinstance(broken.get(timeout=PATIENCE), error)
        assert not pool.ready.is_set()


def test_closing_ends_the_workers_and_may_come_twice_or_before_the_start():
    with running(jobs.doubling) as (pool, submit, _):
        submit([1])()
        pids = pool.pids
        assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    pool.close()
    LivePool(jobs.doubling, workers=1).close()
