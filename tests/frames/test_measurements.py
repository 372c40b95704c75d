import pytest

from newsfacts.errors import LexiconError
from newsfacts.frames.lexicon import measures
from newsfacts.lexicon import load_toml
from tests.frames.parsed import component, event, measured, measurement, parsed, read, roles


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
        ("Nearly 23% of the budget was spent on roads.", "share", "the budget", "Nearly 23%"),
        ("Women make up 20% of the workforce.", "share of workforce", "Women", "20%"),
        ("Acme exported 40 tonnes of grain to Chile.", "exports", "grain", "40 tonnes"),
        ("Nordbank lent Acme $2 million.", "loan amount", "Acme", "$2 million"),
        ("The bank repaid the loan of $2 million.", "loan amount", "the loan", "$2 million"),
        ("The company bought Acme from Nordbank for $2 million.", "price", "Acme", "$2 million"),
        ("Acme agreed to sell the plant for $3 million.", "price", "the plant", "$3 million"),
        ("A contract worth $2 million was signed in Oslo.", "worth", "A contract", "$2 million"),
        ("Officials estimate the damage at $90 million.", "damage", "the damage", "$90 million"),
        ("Acme said that its profit was $3 million.", "profit", "Acme", "$3 million"),
        ("There are 20 people in the village.", "population", "the village", "20 people"),
    ],
)
def test_property_and_subject(text, property_, subject, amount):
    doc = read(text)
    assert measured(doc) == [(property_, subject, amount)]
    assert measurement(doc).stated


def test_an_amount_in_another_unit_measures_the_same():
    doc = read("The tunnel is 70 miles (112 km) long.")
    assert measured(doc) == [("length", "The tunnel", "70 miles"), ("length", "The tunnel", "112 km")]


def test_the_change_and_the_values_it_leads_to_and_from():
    doc = read("Output rose 6% to 184 MW from 30 megawatts.")
    assert measured(doc) == [
        ("output increase", "Output", "6%"),
        ("output", "Output", "184 MW"),
        ("output", "Output", "30 megawatts"),
    ]
    assert roles(doc, event(doc, "change")) == {
        "subject": ["Output"],
        "by": ["6%"],
        "to": ["184 MW"],
        "from": ["30 megawatts"],
    }


def test_a_value_that_hangs_on_the_change_is_the_verbs():
    doc = parsed("Output rose 6% to 184 MW from 30 megawatts.")
    doc[6].head = doc[3]  # as a parser may have it: "6% to 184 MW"
    assert ("output", "Output", "184 MW") in measured(component()(doc))


def test_in_a_list_each_name_has_its_own_amount():
    doc = read("Acme paid $2 million and Nordbank $3 million.")
    assert measured(doc) == [("payment", "Acme", "$2 million"), ("payment", "Nordbank", "$3 million")]


def test_what_is_compared_measures_the_same():
    doc = read("Profit was $3 million, compared with $2 million in 2019.")
    assert measured(doc) == [("profit", "Profit", "$3 million"), ("profit", "Profit", "$2 million")]


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


def test_a_verb_with_a_place_that_there_is_not_is_refused(monkeypatch):
    row = measures.VerbRow(lemmas="cost", of="money", name="cost", subject="nowhere")
    file = load_toml(measures.FILE, measures.MeasuresFile).model_copy(update={"verbs": [row]})
    monkeypatch.setattr(measures, "load_toml", lambda *_: file)
    with pytest.raises(LexiconError, match=r"measures\.toml: verbs: cost: no such place as nowhere"):
        measures.load_measures()
