"""Datelines: "LEEDS — The council …" names where the story was written, no part of its first clause."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.annotations import Region
from newsfacts.frames.tree import Tree

# A dateline is short; a longer region of that kind is left alone.
MAX_WORDS = 20


def detach_datelines(tree: Tree, regions: Sequence[Region]) -> None:
    """Take the words of datelines out of the tree; what hung on them takes their place.

    Args:
        tree: The parsed text; changed in place.
        regions: The regions of the article.
    """
    starts = {start: token for token, start in enumerate(tree.start)}
    for region in regions:
        if region.kind != "dateline" or region.span.start not in starts:
            continue
        first = starts[region.span.start]
        stop = first
        while stop < len(tree) and tree.start[stop] < region.span.end and stop - first < MAX_WORDS:
            stop += 1
        _detach(tree, range(first, stop))


def _detach(tree: Tree, words: range) -> None:
    """Take `words` out; the first word outside that hangs on each is hung where it hung."""
    for word in words:
        outside = [child for child in tree.children[word] if child not in words]
        head = tree.head[word]
        if outside and head not in words:
            tree.hang(outside[0], head, tree.dep[word])
        elif outside and head == word:
            tree.hang(outside[0], outside[0], "root")
        for child in outside[1:]:
            tree.hang(child, outside[0], tree.dep[child])
        if outside:
            tree.children[word] = [child for child in tree.children[word] if child in words]
        if head not in words:
            tree.hang(word, word, "dep")
