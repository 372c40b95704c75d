"""Cutting a document into windows that fit the encoder, so that no word goes unread.

A window is a run of words, whole paragraphs where they fit. A paragraph that is
too long is read through overlapping windows, and each word takes its result
from the window in which it has most context. Windows depend on the document
alone, never on what else is in the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# Pieces per window without the two special ones, and the context that a word
# keeps on either side where a long paragraph has to be cut.
WINDOW_PIECES = 158
CONTEXT_PIECES = 32


class Window(NamedTuple):
    """Words `[start, stop)` are read together, `[first, last)` take their result here."""

    start: int
    stop: int
    first: int
    last: int


def cut(
    sizes: Sequence[int],
    breaks: Sequence[int],
    limit: int = WINDOW_PIECES,
    context: int = CONTEXT_PIECES,
) -> list[Window]:
    """Windows over the words of a document.

    Args:
        sizes: Pieces of each word, one more where a paragraph break follows.
        breaks: Indices of the first word of each paragraph, ascending, from 0.
        limit: Most pieces in a window.
        context: Pieces on either side that neighbouring windows of one long
            paragraph share.

    Returns:
        Windows whose `[first, last)` tile `range(len(sizes))` in order.
    """
    windows: list[Window] = []
    start, room = 0, limit
    edges = [*breaks, len(sizes)]
    for begin, end in pairwise(edges):
        size = sum(sizes[begin:end])
        if size > room and begin > start:
            windows.append(Window(start, begin, start, begin))
            start, room = begin, limit
        if size > limit:
            windows.extend(_overlapping(sizes, begin, end, limit, context))
            start, room = end, limit
        else:
            room -= size
    if start < len(sizes):
        windows.append(Window(start, len(sizes), start, len(sizes)))
    return windows


def _overlapping(sizes: Sequence[int], begin: int, end: int, limit: int, context: int) -> list[Window]:
    """Windows over one long paragraph, each sharing context with its neighbours."""
    windows: list[Window] = []
    start, first = begin, begin
    while True:
        stop, room = start, limit
        while stop < end and sizes[stop] <= room:
            room -= sizes[stop]
            stop += 1
        stop = max(stop, first + 1)
        if stop >= end:
            windows.append(Window(start, end, first, end))
            return windows
        last = max(_back(sizes, stop, first + 1, context), first + 1)
        windows.append(Window(start, stop, first, last))
        start, first = _back(sizes, last, begin, context), last


def _back(sizes: Sequence[int], index: int, floor: int, pieces: int) -> int:
    """The word about `pieces` pieces before `index`, not below `floor`."""
    while index > floor and pieces > 0:
        index -= 1
        pieces -= sizes[index]
    return index
