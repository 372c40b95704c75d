"""Lemmas by spaCy's rule lemmatizer and its published tables, each word form looked up once.

spaCy's component works out the morphology of every token anew, which would
cost a tenth of the whole pipeline. A lemma depends on form, part of speech
and features alone, so this one remembers it.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc

KNOWN_LIMIT = 500_000


class CachedLemmatizer(EnglishLemmatizer):
    """spaCy's English rule lemmatizer with a memory."""

    _known: dict[tuple[int, int, int], int]

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token of `doc`."""
        if not len(doc):
            return doc
        known = self.__dict__.setdefault("_known", {})
        strings = doc.vocab.strings
        lemmas = []
        for i, row in enumerate(doc.to_array([ORTH, POS, MORPH]).tolist()):
            key = tuple(row)
            lemma = known.get(key)
            if lemma is None:
                token = doc[i]
                lemma = strings.add(self.rule_lemmatize(token)[0] if token.pos else token.lower_)
                if len(known) < KNOWN_LIMIT:
                    known[key] = lemma
            lemmas.append(lemma)
        column = np.array(lemmas, dtype=np.uint64).reshape(-1, 1)
        doc.from_array([LEMMA], column)  # type: ignore[arg-type]  # numpy arrays are what it takes
        return doc


@Language.factory("newsfacts_lemmatizer", requires=["token.pos"], assigns=["token.lemma"])
def make_lemmatizer(nlp: Language, name: str) -> CachedLemmatizer:
    """The factory of the lemmatizer component; its tables come with the trained pipeline."""
    return CachedLemmatizer(nlp.vocab, None, name, mode="rule")
