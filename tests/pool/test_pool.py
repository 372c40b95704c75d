"""The pool's promises, with work that dies, hangs, raises and talks."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial

import pytest

from newsfacts.pool import Lost, Pool
from newsfacts.pool.crew import PoolBrokenError
from tests.pool import jobs


def chunks(count, size=5):
    return [list(range(size * n, size * n + size)) for n in range(count)]


def doubled(count, size=5):
    return [[2 * item for item in chunk] for chunk in chunks(count, size)]


def run(setup, work, workers=2, **limits):
    with Pool(setup, workers=workers, **limits) as pool:
        return list(pool.map(work))


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_order_one_per_item(workers):
    assert run(jobs.doubling, chunks(20), workers) == doubled(20)


def test_no_chunks_and_empty_chunks():
    assert run(jobs.doubling, []) == []
    assert run(jobs.doubling, [[], [1], []]) == [[], [2], []]


def test_an_item_that_kills_its_worker_is_lost_alone():
    (first, second) = run(jobs.dying_on_seven, chunks(2))
    assert first == [0, 2, 4, 6, 8]
    assert [result for result in second if not isinstance(result, Lost)] == [10, 12, 16, 18]
    assert second[2].cause == "died"


def test_a_worker_that_dies_once_loses_nothing(tmp_path):
    setup = partial(jobs.dying_once, str(tmp_path / "marker"))
    assert run(setup, chunks(6)) == doubled(6)
    assert (tmp_path / "marker").exists()


def test_an_item_on_which_the_work_raises_is_lost_with_the_reason():
    (_, second) = run(jobs.raising_on_seven, chunks(2))
    assert second[2] == Lost("died", "ValueError: no sevens")
    assert second[3] == 16


def test_an_item_over_the_time_limit_is_lost_alone():
    began = time.monotonic()
    results = run(jobs.hanging_on_seven, chunks(4), time_limit=0.5)
    assert [result for chunk in results for result in chunk if isinstance(result, Lost)] == [
        Lost("time-limit", "not done after 0.5 seconds")
    ]
    assert results[3] == doubled(4)[3]
    assert time.monotonic() - began < 60


def test_what_the_work_prints_does_not_reach_the_pool():
    assert run(jobs.talking, chunks(3)) == chunks(3)


def test_messages_larger_than_a_pipe_do_not_lock_up():
    heavy = [["x" * 3_000_000, "y"] for _ in range(6)]
    assert run(jobs.large, heavy) == [[item * 2 for item in chunk] for chunk in heavy]


def test_what_the_set_up_raises_is_raised():
    with pytest.raises(LookupError, match="no model here"):
        run(jobs.unfit, chunks(1))


def test_workers_that_die_before_they_are_set_up_end_the_pool():
    with pytest.raises(PoolBrokenError, match="ended with 3"):
        run(jobs.dying_at_birth, chunks(1))


def test_what_the_chunks_raise_comes_after_the_results_before_it():
    def broken():
        yield from chunks(3)
        raise OSError("the disk is gone")

    results = []
    with Pool(jobs.doubling, workers=2) as pool, pytest.raises(OSError, match="disk is gone"):
        results.extend(pool.map(broken()))
    with Pool(jobs.doubling, workers=2) as pool:
        outcome = pool.map(broken())
        assert [next(outcome) for _ in range(3)] == doubled(3)


def test_the_pool_reads_no_further_ahead_than_it_says():
    taken = []

    def source():
        for chunk in chunks(100):
            taken.append(chunk)
            yield chunk

    with Pool(jobs.doubling, workers=2) as pool:
        results = pool.map(source())
        next(results)
        time.sleep(0.2)
        assert len(taken) <= 9


def test_twenty_random_kills_lose_nothing():
    random_ = random.Random(7)
    with Pool(jobs.slow_doubling, workers=2) as pool:
        done = threading.Event()

        def killer():
            for _ in range(20):
                if done.wait(random_.uniform(0.15, 0.3)):
                    return
                for pid in random_.sample(pool.pids, min(1, len(pool.pids))):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)

        thread = threading.Thread(target=killer)
        thread.start()
        try:
            assert list(pool.map(chunks(300))) == doubled(300)
        finally:
            done.set()
            thread.join()


def test_workers_end_when_the_pool_is_killed(tmp_path):
    script = tmp_path / "main.py"
    script.write_text(
        "from newsfacts.pool import Pool\nfrom tests.pool import jobs\n"
        "with Pool(jobs.slow_doubling, workers=2) as pool:\n"
        "    for number, _ in enumerate(pool.map([i] for i in range(10**6))):\n"
        "        if number == 5: print(*pool.pids, flush=True)\n"
    )
    path = os.pathsep.join(sys.path)
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(pids) == 2
    for pid in pids:
        assert gone(pid)


def gone(pid):
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        try:  # a process whose parent is dead may stay as a zombie where nobody collects it
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.05)
    return False
