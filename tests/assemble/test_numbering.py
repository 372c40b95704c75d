from hypothesis import given
from hypothesis import strategies as st

from newsfacts.annotations import Region
from newsfacts.assemble.numbering import Furniture, Numbered, roots_of_retellings
from newsfacts.spans import CharSpan


def test_furniture_holds_what_lies_wholly_within():
    furniture = Furniture(
        [
            Region("furniture", CharSpan(50, 60)),
            Region("body", CharSpan(10, 50)),
            Region("furniture", CharSpan(0, 10)),
        ]
    )
    held = [(0, 10), (3, 4), (50, 60)]
    free = [(9, 11), (10, 12), (49, 51), (60, 61)]
    assert [furniture.holds(CharSpan(*span)) for span in held] == [True] * 3
    assert [furniture.holds(CharSpan(*span)) for span in free] == [False] * 4


def test_numbered_counts_in_order_of_appearance():
    numbered = Numbered(
        ["c", "a", "-", "b"], "q", lambda fact: None if fact == "-" else CharSpan(ord(fact), ord(fact) + 1)
    )
    assert list(numbered) == [("q1", 1, "a"), ("q2", 3, "b"), ("q3", 0, "c")]
    assert [numbered.id_of(index) for index in (0, 1, 2, 3, None)] == ["q3", "q1", None, "q2", None]


@given(st.lists(st.none() | st.integers(0, 9), min_size=10, max_size=10))
def test_retellings_fall_into_the_groups_that_their_links_make(same_as):
    roots = roots_of_retellings(same_as)
    groups = [{index} for index in range(10)]  # brute force: merge until nothing changes
    for index, other in enumerate(same_as):
        if other is not None:
            merged = groups[index] | groups[other]
            for member in merged:
                groups[member] = merged
    for one in range(10):
        for two in range(10):
            assert (roots[one] == roots[two]) == (two in groups[one])
