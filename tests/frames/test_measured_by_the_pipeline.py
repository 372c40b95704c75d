"""What amounts measure, by construction, read by the whole trained pipeline (it needs the model)."""

from __future__ import annotations

import pytest

from newsfacts import extract

STATEMENTS = [
    ("The wind farm has an installed capacity of 420 MW.", "420 MW", "capacity", "The wind farm"),
    ("The plant's capacity is 90 megawatts.", "90 megawatts", "capacity", "plant"),
    ("The price of copper stood at $9,200 a tonne on Friday.", "$9,200 a tonne", "price", "copper"),
    ("Unemployment was 7.2 percent in March.", "7.2 percent", "unemployment", "Unemployment"),
    ("Inflation hit six percent in June.", "six percent", "inflation", "Inflation"),
    ("The deficit will reach 5 percent of GDP in 2024.", "5 percent", "deficit", "The deficit"),
    ("The aircraft has a range of 6,000 km.", "6,000 km", "range", "The aircraft"),
    ("The cost of the repairs is estimated at 12 million euros.", "12 million euros", "cost", "the repairs"),
]
WITH_AND_BESIDE = [
    ("It approved a tram line with a total cost of 640 million euros.", "640 million euros", "cost",
     "a tram line"),
    ("With a population of 11 million, Tunisia is the smallest of the three.", "11 million", "population",
     "Tunisia"),
    ("The project's cost, 4.5 billion euros, will be shared.", "4.5 billion euros", "cost", "project"),
    ("The town, about 25 miles from the border, was shelled.", "25 miles", "distance", "The town"),
    ("The contract, worth 75 million euros, was signed in Madrid.", "75 million euros", "worth",
     "The contract"),
    ("The bank's loss of 2 million rupees surprised investors.", "2 million rupees", "loss", "bank"),
]  # fmt: skip
BEFORE_NOUNS = [
    ("The $22 billion power station will be built on the coast.", "$22 billion", "cost", "power station"),
    ("The 1,224-km pipeline carries gas to Turkey.", "1,224-km", "length", "The 1,224-km pipeline"),
    ("The plant has 184 MW installed capacity.", "184 MW", "capacity", "The plant"),
    ("The ministry gave the firm a 20 million euro loan.", "20 million euro", "loan", "loan"),
    ("The court imposed a $5 million fine on the bank.", "$5 million", "fine", "the bank"),
    ("The group bought a 35% stake in the field.", "35%", "stake", "the field"),
    ("A 6.1-magnitude earthquake struck the island.", "6.1-magnitude", "magnitude", "earthquake"),
    ("The 42 km race was called off.", "42 km", "distance", "race"),
    ("The 500-seat theatre reopened on Sunday.", "500-seat", "capacity", "theatre"),
    ("The 12-member council will vote on Tuesday.", "12-member", None, "council"),
]
VERBS = [
    ("The upgrade will cost taxpayers $80 million.", "$80 million", "cost", "The upgrade"),
    ("The tunnel stretches 57 kilometres under the mountains.", "57 kilometres", "length", "The tunnel"),
    ("The mountain range stretches for 57 kilometres.", "57 kilometres", "length", "The mountain range"),
    ("He ran 10 kilometres.", "10 kilometres", "distance", "He"),
    ("The train travelled at 320 km/h.", "320 km/h", "speed", "The train"),
    ("The country imports 3 million tonnes of wheat a year.", "3 million tonnes", "imports", "wheat"),
    ("The mine processed 1.4 million tonnes of ore.", "1.4 million tonnes", "amount processed", "ore"),
    ("The court fined the company 4 million euros.", "4 million euros", "fine", "the company"),
    ("The painting was sold for 8 million pounds at auction.", "8 million pounds", "price", "The painting"),
    ("Acme agreed to buy Nordbank for $6 billion.", "$6 billion", "price", "Nordbank"),
    ("The firm owes its creditors $500 million.", "$500 million", "debt", "The firm"),
    ("The World Bank approved $200 million for the project.", "$200 million", "funding", "the project"),
    ("Police seized 300 kg of cocaine.", "300 kg", "amount", "cocaine"),
]
CHANGES = [
    ("Prices rose 5% in April.", "5%", "inflation", "Prices"),
    ("Oil prices fell 3 percent on Thursday.", "3 percent", "oil price decrease", "Oil prices"),
    ("The economy grew 2.4% last year.", "2.4%", "growth", "The economy"),
    ("Sales were up 3% on the year.", "3%", "sales increase", "Sales"),
    ("Exports increased by $43.6 billion to $419.2 billion.", "$43.6 billion", "exports increase", "Exports"),
    ("Exports increased by $43.6 billion to $419.2 billion.", "$419.2 billion", "exports", "Exports"),
    ("The index fell to 40 from 50.", "50", "index", "The index"),
    ("The lake has shrunk to 1,350 square kilometres.", "1,350 square kilometres", "area", "The lake"),
    ("The firm posted sales of $1.1 billion, up 8 percent.", "8 percent", "increase", "The firm"),
    ("Core inflation was unchanged at 3.1 percent.", "3.1 percent", "inflation", "Core inflation"),
    ("Water temperatures are 2 degrees Celsius above average.", "2 degrees Celsius",
     "temperature above average", "Water temperatures"),
]  # fmt: skip
PARTS = [
    ("23% of households have no electricity.", "23%", "share", "households"),
    ("Two-thirds of the homes were damaged.", "Two-thirds", "share", "the homes"),
    ("Renewables account for 45 percent of electricity.", "45 percent", "share of electricity", "Renewables"),
    ("The largest producers are Chile (28%), Peru (12%) and China (8%).", "12%", "share", "Peru"),
    ("The project is 75 percent complete.", "75 percent", "completion", "The project"),
    ("The firm has 900 staff members, 40% of them women.", "40%", "share", "900 staff members"),
]
LISTS = [
    (
        "Madrid recorded 39 degrees Celsius, Seville 42 degrees Celsius.",
        "42 degrees",
        "temperature",
        "Seville",
    ),
    ("He won 55.3% of votes, against 42.1% for his rival.", "42.1%", "share", "rival"),
    ("The tunnel is 70 miles (112 km) long.", "112 km", "length", "The tunnel"),
    ("Output was 12,000 ounces, down from 15,000 ounces.", "15,000 ounces", "output", "Output"),
]
COUNTS = [
    ("The blast killed 14 people and wounded 32.", "32", "wounded", "The blast"),
    ("Some 3,000 people attended the concert.", "3,000 people", "attendance", "the concert"),
    ("The app is used by 30 million people.", "30 million people", "users", "The app"),
    ("The earthquake caused 40 deaths.", "40 deaths", "death toll", "The earthquake"),
    ("There are 30 companies in the sector.", "30 companies", None, "the sector"),
]
AGES = [
    ("Two men, aged 19 and 22, were detained.", "22", "age", "Two men"),
    ("A girl aged 12 was injured.", "12", "age", "A girl"),
    ("Children under 5 are most at risk.", "5", "age", "Children"),
    ("The victims were aged between 17 and 24.", "between 17 and 24", "age", "The victims"),
]
SHAPES = [STATEMENTS, WITH_AND_BESIDE, BEFORE_NOUNS, VERBS, CHANGES, PARTS, LISTS, COUNTS, AGES]


@pytest.mark.parametrize(
    ("text", "amount", "property_", "subject"), [case for shape in SHAPES for case in shape]
)
def test_property_and_subject(text, amount, property_, subject):
    found = [item for item in extract(text).quantities if amount in item.span.text]
    assert len(found) == 1
    (quantity,) = found
    assert property_ is None or property_ in (quantity.property or "")
    assert quantity.subject is not None
    assert subject in quantity.subject.span.text


def test_a_measurement_has_the_time_of_its_clause():
    facts = extract("In 2019 the plant had a capacity of 40 MW.", published="2021-05-03")
    (found,) = facts.measurements
    assert (found.property, found.subject.span.text, found.time) == ("capacity", "the plant", "2019")


def test_a_possessive_stands_for_the_nearest_clear_mention():
    facts = extract("Acme Corporation said its net profit was $30 million.")
    assert facts.quantities[0].subject.span.text == "Acme Corporation"
