import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.article.tokens import tokenized

NLP = spacy.blank("en")


@given(
    st.lists(st.sampled_from(["word", " ", "\n\n", "(", "😀" * 300, "x" * 400, "a.b," * 90, "don't", "\x00"]))
)
def test_the_doc_has_the_text_unchanged(parts):
    text = "".join(parts)
    doc = tokenized(NLP, text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("text", ["", " ", "Ann didn't pay $5m.", "a" * 255, "U.S.-led talks\n\nwere held "])
def test_ordinary_text_is_tokenized_as_spacy_does(text):
    assert [token.text for token in tokenized(NLP, text)] == [token.text for token in NLP(text)]


def test_words_around_an_endless_one_keep_their_tokens():
    doc = tokenized(NLP, "He didn't see " + "(" * 1000 + " the sign.")
    assert [token.text for token in doc[:4]] == ["He", "did", "n't", "see"]
    assert [token.text for token in doc[-3:]] == ["the", "sign", "."]
    assert doc[-4].whitespace_ == " "


@pytest.mark.parametrize("unit", ["(", "😀", "$", ":)", "'", "a", "1,", "«", "http://a.b/"])
def test_time_is_linear_in_length(unit):
    def seconds(count):
        start = time.process_time()
        tokenized(NLP, unit * count)
        return time.process_time() - start

    seconds(1000)
    assert seconds(40_000) < 60 * max(seconds(4_000), 0.01)  # quadratic would be 100 times
