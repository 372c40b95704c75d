"""Token lists laid over raw text, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from models.training.newswire import read_newswire

ADDRESS = "https://example.org/a%3fd=94&aa=d"


def spans(tmp_path: Path, text: str, *rows: str, mend: bool = True) -> list[tuple[str, str]]:
    """The texts and labels that a token list gives; rows are `token/label`."""
    path = tmp_path / "article.tsv"
    lines = ("\t".join(row.rpartition("/")[::2]) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    body, found = read_newswire(path, f"{ADDRESS}\n\n{text}", mend=mend)
    return [(body[start:end], label) for start, end, label in found]


def test_the_address_takes_no_word_of_the_text(tmp_path: Path) -> None:
    rows = ("https/O", ":/O", "//example.org/a%/O", "3fd/O", "=/O", "94/O", "&/O", "aa/O", "=/O", "d/O")
    text = "A day ahead, Lima and Quito agreed."
    words = ("A/O", "day/O", "ahead/O", ",/O", "Lima/B-Location", "and/O", "Quito/B-Location")
    assert spans(tmp_path, text, *rows, *words) == [("Lima", "place"), ("Quito", "place")]


def test_an_address_run_into_the_first_word(tmp_path: Path) -> None:
    rows = (f"{ADDRESS}Officials/O", "met/O", "in/O", "Accra/B-Location", "./O")
    assert spans(tmp_path, "Officials met in Accra.", *rows) == [("Accra", "place")]


def test_a_token_that_the_text_lacks_does_not_end_a_name(tmp_path: Path) -> None:
    rows = (f"{ADDRESS}/O", "Ana/B-Person", "LÃ/I-Person", "pez/I-Person", "spoke/O", "./O")
    assert spans(tmp_path, "Ana López spoke.", *rows) == [("Ana López", "person")]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        (
            "The U.S. dollar fell.",
            ("The/O", "U/B-Location", "./I-Location", "S/I-Location", "./O", "dollar/O"),
            [("U.S.", "place")],
        ),
        ("They met Kim. It rained.", ("They/O", "met/O", "Kim/B-Person", "./O"), [("Kim", "person")]),
    ],
)
def test_the_last_stop_of_an_abbreviation_is_its_own(
    tmp_path: Path, text: str, rows: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert spans(tmp_path, text, f"{ADDRESS}/O", *rows, mend=False) == [
        (found, {"place": "Location", "person": "Person"}[label]) for found, label in expected
    ]


def test_a_place_is_cut_at_its_comma_only_where_mended(tmp_path: Path) -> None:
    rows = (f"{ADDRESS}/O", "In/O", "Doha/B-Location", ",/I-Location", "Qatar/I-Location", "./O")
    assert spans(tmp_path, "In Doha, Qatar.", *rows) == [("Doha", "place"), ("Qatar", "place")]
    assert spans(tmp_path, "In Doha, Qatar.", *rows, mend=False) == [("Doha, Qatar", "Location")]
