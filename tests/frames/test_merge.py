from newsfacts.annotations import Event, Filler
from newsfacts.frames.merge import Retellings
from newsfacts.spans import CharSpan
from tests.frames.parsed import read


def same(*texts: str) -> list[int | None]:
    return [event.same_as for event in read(*texts)._.events]


def test_a_retelling_points_at_the_first_telling():
    texts = ("Norway signed the treaty in Oslo on Monday.", "The treaty was signed by Norway and Denmark.")
    assert same(*texts) == [None, 0]


def test_a_retelling_takes_over_the_time():
    doc = read("Norway signed the treaty in Oslo on Monday.", "The treaty was signed by Norway and Denmark.")
    assert doc._.events[1].time == "2024-06-03"


def test_a_third_telling_points_at_the_first_too():
    opened = "Denmark opened the bridge."
    assert same(opened, "Denmark opened the bridge on Monday.", opened) == [None, 0, 0]


def test_other_times_are_other_events():
    assert same("Denmark signed the treaty in 2021.", "Norway signed the treaty in 2019.") == [None, None]


def test_another_stance_is_another_event():
    assert same("Norway signed the treaty in May.", "Norway did not sign the treaty.") == [None, None]


def test_another_type_is_another_event():
    assert same("Norway signed the treaty in May.", "Norway will build a bridge in 2030.") == [None, None]


def test_events_of_no_type_are_the_same_only_by_their_word():
    def event(at: int) -> Event:
        agent = Filler(CharSpan(0, 4), 0, entity=0)
        return Event(
            type="other",
            trigger=CharSpan(at, at + 5),
            roles={"agent": (agent,)},
            time=None,
            time_start=None,
            time_end=None,
            modality="actual",
            polarity="positive",
            source=None,
            evidence=CharSpan(0, 20),
            same_as=None,
            confidence=0.5,
        )

    words = {0: "acme", 5: "hire", 10: "praise", 15: "hire"}
    linked = Retellings([], words.__getitem__).link([event(5), event(10), event(15)])
    assert [item.same_as for item in linked] == [None, None, 0]


def test_a_name_and_a_description_are_not_enough():
    # Norway and "parties" differ until more than Denmark's treaty speaks for them.
    doc = read("Norway held talks with Denmark in Oslo.", "The parties are expected to hold talks in Oslo.")
    assert [event.same_as for event in doc._.events] == [None, None]
