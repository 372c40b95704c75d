import sys
from decimal import Decimal

import pytest

from newsfacts.errors import MissingExtraError
from newsfacts.records import Extraction
from newsfacts.sinks.tables import COLUMNS
from tests.samples import PRODUCER, sample


def test_frames_hold_the_tables():
    frames = sample().to_pandas()
    assert {name: list(frame.columns) for name, frame in frames.items()} == {
        name: list(columns) for name, columns in COLUMNS.items()
    }
    assert frames["quantities"]["value"][0] == Decimal("1.40")
    parties = (
        frames["arguments"]
        .query("role == 'party'")
        .merge(frames["entities"], left_on=["doc_id", "entity_id"], right_on=["doc_id", "id"])
    )
    assert list(parties["name"]) == ["Norway", "Denmark"]


def test_frames_of_nothing_keep_their_columns():
    frames = Extraction(doc_id="x", text="", producer=PRODUCER).to_pandas()
    assert list(frames["events"].columns) == list(COLUMNS["events"])
    assert [len(frame) for frame in frames.values()] == [1, *[0] * (len(COLUMNS) - 1)]


def test_without_pandas_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"pip install newsfacts\[pandas\]") as caught:
        sample().to_pandas()
    assert isinstance(caught.value, ImportError)
