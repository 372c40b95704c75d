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
