from __future__ import annotations

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer

from newsfacts.syntax import wordpieces
from newsfacts.syntax.wordpieces import WordPieces, case_class

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "pipe", "##line", "##s", "gas", "a", "##a"]


@pytest.fixture
def pieces() -> WordPieces:
    model = WordPiece(
        {w: i for i, w in enumerate(VOCABULARY)}, unk_token="[UNK]", max_input_chars_per_word=300
    )
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    return WordPieces(tokenizer)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("gas", wordpieces.CASE_LOWER),
        ("Gas", wordpieces.CASE_TITLE),
        ("A", wordpieces.CASE_TITLE),
        ("GAS", wordpieces.CASE_UPPER),
        ("McGas", wordpieces.CASE_MIXED),
        ("2019", wordpieces.CASE_DIGIT),
        ("1,200", wordpieces.CASE_DIGIT),
        ("—", wordpieces.CASE_OTHER),
        ("", wordpieces.CASE_OTHER),
    ],
)
def test_case_class(word: str, expected: int) -> None:
    assert case_class(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Pipelines", ["pipe", "##line", "##s"]),
        ("gas", ["gas"]),
        ("zzz", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_every_word_has_pieces(pieces: WordPieces, word: str, expected: list[str]) -> None:
    ids, _ = pieces.encode(word)
    assert [VOCABULARY[i] for i in ids] == expected
    assert pieces.encode(word)[0].tolist() == ids.tolist()


def test_an_endless_word_is_read_from_its_beginning(pieces: WordPieces) -> None:
    ids, _ = pieces.encode("a" * 5000)
    assert len(ids) == wordpieces.MAX_PIECES_PER_WORD


def test_a_vocabulary_without_special_tokens_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[CLS\]"):
        WordPieces(Tokenizer(WordPiece({"a": 0, "[UNK]": 1}, unk_token="[UNK]")))
