import pytest
from pydantic import ValidationError

from newsfacts.records import Argument, Region, Span, Warning


@pytest.mark.parametrize(
    ("start", "end", "text"), [(3, 3, ""), (5, 3, "ab"), (0, 2, "abc"), (-3, 0, "abc"), (0, 4, "abc")]
)
def test_span_refuses_what_cannot_be_a_stretch_of_text(start, end, text):
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


@pytest.mark.parametrize("text", ["a", "naïve", "👩‍🚀", "שלום", "a\x00b"])
def test_span_counts_code_points(text):
    assert Span(start=7, end=7 + len(text), text=text).text == text


def test_span_is_frozen_and_hashable():
    span = Span(start=0, end=3, text="met")
    with pytest.raises(ValidationError, match="frozen"):
        span.start = 1
    assert {span, Span(start=0, end=3, text="met")} == {span}


@pytest.mark.parametrize("head", [0, 4, 9])
def test_argument_has_its_head_within(head):
    span = Span(start=1, end=4, text="met")
    with pytest.raises(ValidationError, match="head"):
        Argument(span=span, head=head)


def test_argument_refers_to_one_thing_at_most():
    span = Span(start=0, end=3, text="two")
    with pytest.raises(ValidationError, match="more than one reference: e1, q1"):
        Argument(span=span, head=0, entity_id="e1", quantity_id="q1")
    assert Argument(span=span, head=0, event_id="v3").reference == "v3"
    assert Argument(span=span, head=0).reference is None


@pytest.mark.parametrize("wrong", ["q1", "e0", "e", "e01", "E1", "e1 ", "e1\n"])
def test_argument_refuses_ids_of_another_shape(wrong):
    with pytest.raises(ValidationError):
        Argument(span=Span(start=0, end=3, text="two"), head=0, entity_id=wrong)


def test_region_and_warning_are_in_order():
    with pytest.raises(ValidationError):
        Region(kind="body", start=3, end=2)
    with pytest.raises(ValidationError):
        Warning(code="x", message="y", start=3, end=2)
    with pytest.raises(ValidationError, match="both offsets or neither"):
        Warning(code="x", message="y", start=3)
