import pytest

from tests.frames.parsed import measured, measurement, read


@pytest.mark.parametrize(
    ("text", "property_", "subject", "amount"),
    [
        ("The bridge has a length of 5 km.", "length", "The bridge", "5 km"),
        ("The total cost of the bridge is 2 billion euros.", "cost", "the bridge", "2 billion euros"),
        ("The capacity of the line would reach 30 megawatts.", "capacity", "the line", "30 megawatts"),
        ("The reactor has an installed capacity of 184 MW.", "capacity", "The reactor", "184 MW"),
        (
            "The plant, with a capacity of 30 megawatts, was opened in May.",
            "capacity",
            "The plant",
            "30 megawatts",
        ),
        ("Acme opened the $3 billion station in Leeds.", "cost", "the $3 billion station", "$3 billion"),
        ("Workers built a 70-mile road.", "length", "a 70-mile road", "70-mile"),
        ("The tunnel is 12 metres deep.", "depth", "The tunnel", "12 metres"),
        ("The train weighs 40 tonnes.", "weight", "The train", "40 tonnes"),
        ("The quake had a magnitude of 6.4.", "magnitude", "The quake", "6.4"),
        ("The town is 40 km from the border.", "distance", "The town", "40 km"),
        ("The storm caused $90 million in damage.", "damage", "The storm", "$90 million"),
        ("Prices rose 6% in June.", "inflation", "Prices", "6%"),
        ("Acme reported a profit of $3 million.", "profit", "Acme", "$3 million"),
        ("Anna Berg, 53, won the election.", "age", "Anna Berg", "53"),
        ("A 34-year-old man was arrested in Leeds.", "age", "A 34-year-old man", "34-year-old"),
        ("Anna Berg died at the age of 78.", "age", "Anna Berg", "78"),
    ],
)
def test_property_and_subject(text, property_, subject, amount):
    doc = read(text)
    assert measured(doc) == [(property_, subject, amount)]
    assert measurement(doc).stated


def test_an_amount_in_another_unit_measures_the_same():
    doc = read("The tunnel is 70 miles (112 km) long.")
    assert measured(doc) == [("length", "The tunnel", "70 miles"), ("length", "The tunnel", "112 km")]


def test_a_count_makes_no_record():
    doc = read("Norway has six hotels.")
    assert measured(doc) == [(None, "Norway", "six hotels")]
    assert not measurement(doc).stated


def test_a_share_makes_no_record():
    doc = read("Acme acquired a 20% stake in Nordbank.")
    assert measured(doc) == [("stake", "Nordbank", "20%")]
    assert not measurement(doc).stated


def test_victims_are_counted():
    doc = read("The blast killed 20 people and injured 40.")
    assert measured(doc) == [("death toll", "The blast", "20 people"), ("injured", "The blast", "40")]


def test_stance_and_time_of_a_measurement():
    found = measurement(read("The capacity of the line would reach 30 megawatts."))
    assert found.modality == "hypothetical"
    found = measurement(read("Prices rose 6% in June."))
    assert found.time == "2024-06"
