from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.syntax.windows import Window, cut

LIMIT, CONTEXT = 20, 4
paragraphs = st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=60), min_size=1, max_size=8)


def flat(sizes: list[list[int]]) -> tuple[list[int], list[int]]:
    breaks = [sum(len(p) for p in sizes[:i]) for i in range(len(sizes))]
    return [s for p in sizes for s in p], breaks


@given(paragraphs)
def test_every_word_takes_its_result_from_exactly_one_window(sizes: list[list[int]]) -> None:
    words, breaks = flat(sizes)
    windows = cut(words, breaks, LIMIT, CONTEXT)
    assert [i for w in windows for i in range(w.first, w.last)] == list(range(len(words)))


@given(paragraphs)
def test_windows_fit_and_hold_what_they_answer_for(sizes: list[list[int]]) -> None:
    words, breaks = flat(sizes)
    for window in cut(words, breaks, LIMIT, CONTEXT):
        assert window.start <= window.first < window.last <= window.stop
        assert sum(words[window.start : window.stop]) <= LIMIT + max(words)


@pytest.mark.parametrize(
    ("sizes", "breaks", "expected"),
    [
        ([], [], []),
        ([1] * 10, [0, 5], [Window(0, 10, 0, 10)]),
        ([1] * 30, [0, 15], [Window(0, 15, 0, 15), Window(15, 30, 15, 30)]),
    ],
)
def test_paragraphs_stay_whole_where_they_fit(sizes, breaks, expected) -> None:
    assert cut(sizes, breaks, LIMIT, CONTEXT) == expected


def test_a_long_paragraph_is_read_with_context_on_both_sides() -> None:
    windows = cut([1] * 50, [0], LIMIT, CONTEXT)
    for before, after in itertools.pairwise(windows):
        assert before.stop - before.last >= CONTEXT
        assert after.first - after.start >= CONTEXT


@pytest.mark.parametrize("size", [LIMIT, LIMIT + 5, 10 * LIMIT])
def test_a_word_larger_than_a_window_still_gets_one(size: int) -> None:
    windows = cut([1, size, 1], [0], LIMIT, CONTEXT)
    assert [i for w in windows for i in range(w.first, w.last)] == [0, 1, 2]
