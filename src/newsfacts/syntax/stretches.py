"""The words of a `Doc` that are to be read, in stretches of bounded length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE
from spacy.tokens import Doc

from newsfacts.spans import CharSpan
from newsfacts.syntax.encoder import Words

# The network's scores take some kilobytes per word, so a long document goes
# through in parts; they meet at paragraph ends wherever there are any.
STRETCH_WORDS = 4000
SENTENCE_ENDS = (".", "!", "?", "\u2026")


@dataclass(frozen=True)
class Stretch:
    """A run of words of a document.

    Attributes:
        words: What the encoder reads.
        tokens: Token index of each word.
        given: Whether each word starts a sentence by an earlier component's word,
            or None where nobody has said.
    """

    words: Words
    tokens: npt.NDArray[np.int64]
    given: npt.NDArray[np.bool_] | None


def stretches_of(doc: Doc, unread: Sequence[CharSpan] = ()) -> list[Stretch]:
    """The stretches of a document, leaving out white space and `unread` spans."""
    texts, tokens, breaks = _words(doc, unread)
    given = None
    if doc.has_annotation("SENT_START"):
        given = np.array([bool(doc[i].is_sent_start) for i in tokens])
    index = np.array(tokens, dtype=np.int64)
    result = []
    for begin, end in _parts(texts, breaks):
        words = Words(texts[begin:end], [0, *(b - begin for b in breaks if begin < b < end)])
        result.append(Stretch(words, index[begin:end], None if given is None else given[begin:end]))
    return result


def _words(doc: Doc, unread: Sequence[CharSpan]) -> tuple[list[str], list[int], list[int]]:
    """Texts and token indices of the words, and which of them follow a paragraph end."""
    texts: list[str] = []
    tokens: list[int] = []
    breaks: list[int] = []
    space = doc.to_array([IS_SPACE])
    skips = iter(unread)
    skip = next(skips, None)
    after_break = True
    for token in doc:
        while skip is not None and token.idx >= skip.end:
            skip, after_break = next(skips, None), True
        if skip is not None and token.idx >= skip.start:
            continue
        if space[token.i]:
            after_break = after_break or _ends_paragraph(doc, token.i)
            continue
        if after_break:
            breaks.append(len(texts))
            after_break = False
        texts.append(token.text)
        tokens.append(token.i)
    return texts, tokens, breaks


def _ends_paragraph(doc: Doc, i: int) -> bool:
    """Whether the white space at `i` ends a paragraph.

    An empty line always does. A single line end does unless the text is
    wrapped: the line stops in mid-sentence and the next one goes on in lower case.
    """
    line_ends = doc[i].text.count("\n")
    if line_ends != 1:
        return line_ends > 1
    before = doc[i - 1].text if i else "."
    after = doc[i + 1].text if i + 1 < len(doc) else "."
    return not (after[:1].islower() and (before[-1:].isalnum() or before in {",", ";", "-"}))


def _parts(texts: Sequence[str], breaks: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of at most `STRETCH_WORDS` words, cut at the last good place in each."""
    parts = []
    begin, n = 0, len(texts)
    edges = np.array(breaks, dtype=np.int64)
    while begin < n:
        end = begin + STRETCH_WORDS
        if end < n:
            fitting = edges[(edges > begin) & (edges <= end)]
            end = int(fitting[-1]) if len(fitting) else _after_sentence(texts, begin, end)
        parts.append((begin, min(end, n)))
        begin = end
    return parts


def _after_sentence(texts: Sequence[str], begin: int, end: int) -> int:
    """The place after the last full stop in the second half of a range, else its end."""
    for i in range(end, (begin + end) // 2, -1):
        if texts[i - 1] in SENTENCE_ENDS:
            return i
    return end
