"""Words to what the encoder reads: wordpiece ids and a case class per word.

The encoder is uncased, so what upper and lower case say ("Turkey", "turkey",
"TURKEY") reaches it as a learned embedding of the word's case class.
Training and inference both go through this file, so they cannot drift apart.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

CASE_SPECIAL, CASE_LOWER, CASE_TITLE, CASE_UPPER, CASE_MIXED, CASE_DIGIT, CASE_OTHER = range(7)
CASE_CLASSES = 7

# A "word" of thousands of characters (a base64 blob, a URL) says no more than
# its beginning does, and would push real words out of its window.
MAX_PIECES_PER_WORD = 24
MAX_CHARS_PER_WORD = 200
CACHE_WORDS = 200_000


def case_class(word: str) -> int:
    """The case class of a word, 0 to `CASE_CLASSES - 1`.

    >>> case_class("Turkey"), case_class("UN"), case_class("bcm"), case_class("€11.4bn")
    (2, 3, 1, 1)
    """
    if word.islower():
        return CASE_LOWER
    if word.isupper() and len(word) > 1:
        return CASE_UPPER
    if word[:1].isupper():
        return CASE_TITLE if len(word) == 1 or word[1:].islower() else CASE_MIXED
    return CASE_DIGIT if any(c.isdigit() for c in word) else CASE_OTHER


class WordPieces:
    """Wordpiece ids of words, remembered, because news repeats its words."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[npt.NDArray[np.int64], int]] = {}
        self.start_id = self.id_of("[CLS]")
        self.break_id = self.id_of("[SEP]")
        self._unknown_id = self.id_of("[UNK]")

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """The tokenizer that a `tokenizer.json` describes."""
        return cls(Tokenizer.from_file(str(path)))

    def id_of(self, token: str) -> int:
        """The number of a special token, which the vocabulary must have."""
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"the wordpiece vocabulary lacks {token}")
        return int(number)

    def encode(self, word: str) -> tuple[npt.NDArray[np.int64], int]:
        """The piece ids of a word, at least one, and its case class.

        A word that the vocabulary cannot spell is one unknown piece; of a very
        long word the first `MAX_PIECES_PER_WORD` pieces are read.
        """
        known = self._known.get(word)
        if known is not None:
            return known
        ids = self._tokenizer.encode(word[:MAX_CHARS_PER_WORD], add_special_tokens=False).ids
        pieces = np.array(ids[:MAX_PIECES_PER_WORD] or [self._unknown_id], dtype=np.int64)
        entry = (pieces, case_class(word))
        if len(self._known) < CACHE_WORDS:
            self._known[word] = entry
        return entry
