import pytest
from tests.mentions.quantities.reading import amounts, only

from newsfacts.mentions.quantities.currencies import currency_table
from newsfacts.mentions.quantities.evidence import Evidence
from newsfacts.records.units import registry


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$10m", "10000000 USD"),
        ("US$6.16 million", "6160000 USD"),
        ("US $84bn", "84000000000 USD"),
        ("$US5bn", "5000000000 USD"),
        ("$500 US", "500 USD"),
        ("A$5", "5 AUD"),
        ("C$300m", "300000000 CAD"),
        ("NT$134.8 billion", "134800000000 TWD"),
        ("N$2,25 billion", "2250000000 NAD"),
        ("€11.4bn", "11400000000 EUR"),
        ("1,200€", "1200 EUR"),
        ("£0.4mn", "400000 GBP"),
        ("₹21 crore", "210000000 INR"),
        ("Rs 500 crore", "5000000000 INR"),
        ("Rs. 4000", "4000 INR"),
        ("RM750mil", "750000000 MYR"),
        ("SEK9 million", "9000000 SEK"),
        ("USD 8.9 million", "8900000 USD"),
        ("110 JPY", "110 JPY"),
        ("11.4 billion euros", "11400000000 EUR"),
        ("20 million won", "20000000 KRW"),
        ("5 million Australian dollars", "5000000 AUD"),
        ("2.1 billion U.S. dollars", "2100000000 USD"),
        ("7.5 million Danish crowns", "7500000 DKK"),
        ("440 million baht", "440000000 THB"),
        ("a million-dollar", "1000000 USD"),
        ("hundred dollars", "100 USD"),
        ("3 dollars 50 cents", "3.5 USD"),
        ("75 cents", "0.75 USD"),
        ("40 pence", "0.4 GBP"),
        ("164p", "1.64 GBP"),
        ("$70 a barrel", "70 USD / barrel"),
        ("$4.50/MMBtu", "4.5 USD / MMBtu"),
        ("£5 per share", "5 GBP / share"),
        ("30 cents per kilowatt-hour", "0.3 USD / kilowatt_hour"),
        ("$80 per sq m", "80 USD / meter ** 2"),
        ("$200 million per year", "200000000 USD / year"),
        ("₿7300", "7300 BTC"),
        ("5 billion pounds", "5000000000 GBP"),
    ],
)
def test_money_in_use(text, amount):
    assert amounts(f"It says {text}.") == [amount]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Chile and Chile's bank lent 5 million pesos.", "5000000 CLP"),
        ("It lent 5 million pesos.", "5000000 MXN"),
        ("Islamabad: the fine is Rs 300.", "300 PKR"),
        ("Sweden fined it 900 crowns.", "900 SEK"),
        ("Canberra will pay $US3bn ($4bn), Australia said.", "3000000000 USD"),
        ("Lagos: Nigeria spent N500 million.", "500000000 NGN"),
        ("South Africa spent R500 million.", "500000000 ZAR"),
    ],
)
def test_a_name_of_several_currencies_goes_by_the_article(text, amount):
    assert amounts(text)[0] == amount


def test_the_plain_dollar_is_the_local_one_where_the_us_one_is_marked():
    text = "Canberra will pay $US3bn ($4bn), Australia and Australian banks said."
    assert amounts(text) == ["3000000000 USD", "4000000000 AUD"]


def test_the_plain_dollar_stays_the_us_one_beside_a_marked_local_one():
    assert amounts("Taiwan spent NT$9bn (US$300m), and Taiwan Cement $40m.")[-1] == "40000000 USD"


def test_a_guess_is_less_sure_than_a_sign():
    assert (
        only("It lent 5 million pesos.").confidence
        < only("It lent $5m.").confidence
        < only("It lent €5m.").confidence
    )


@pytest.mark.parametrize(
    "text",
    [
        "the COP26 talks",
        "19 euro zone countries",
        "the TOP 10",
        "the 5 won by two goals",
        "R 5",
        "SDG 15",
        "Nigeria has N95 masks",
    ],
)
def test_words_that_look_like_money(text):
    assert not any("dimensionless" not in amount for amount in amounts(text))


def test_pounds_weigh_beside_words_of_weight():
    assert amounts("She weighed 82 pounds.") == ["82 pound"]
    assert amounts("He was fined 82 pounds.") == ["82 GBP"]


def test_every_currency_is_read_by_code_and_each_of_its_names():
    table = currency_table()
    for row in table.rows.values():
        assert amounts(f"It paid 1,250.5 million {row.code}.") == [f"1250500000 {row.code}"]
        for noun in row.nouns:
            for adjective in row.adjectives:
                surface = f"{adjective} {table.words.nouns[noun].forms[-1]}"
                text = f"{', '.join(row.evidence)}: it paid 3,500 million {surface}."
                assert amounts(text) == [f"3500000000 {row.code}"], text


def test_every_currency_of_the_table_is_in_the_registry():
    units = registry()
    assert all(code in units for code in currency_table().rows)


def test_evidence_counts_once():
    evidence = Evidence("Kenya and Kenyan farmers")
    kenya = currency_table().rows["KES"]
    assert evidence.count(kenya) == evidence.count(kenya) == 3
