from decimal import Decimal

import pytest
from tests.mentions.quantities.reading import amounts

from newsfacts.mentions.quantities.currencies import currency_table
from newsfacts.mentions.quantities.dimensions import dimension_of, is_canonical
from newsfacts.mentions.quantities.foreign_units import foreign_unit, may_be_unit
from newsfacts.mentions.quantities.unit_data import load_units, surfaces
from newsfacts.records.units import as_pint, base_unit

SURFACES = tuple(surfaces(load_units()))


@pytest.mark.parametrize("name", sorted({surface.unit for surface in SURFACES}))
def test_every_canonical_unit_is_one_of_pint(name):
    assert as_pint(Decimal(1), name).magnitude == 1
    assert "other" not in dimension_of(name)


@pytest.mark.parametrize("code", sorted(currency_table().rows))
def test_every_currency_is_a_unit_of_its_own(code):
    assert dimension_of(code) == "money"
    assert base_unit(code) is None


def test_units_of_one_dimension_convert_into_each_other():
    units = {}
    for name in {surface.unit for surface in SURFACES}:
        units.setdefault(dimension_of(name), []).append(as_pint(Decimal(1), name))
    for dimension, members in units.items():
        if dimension not in ("radiation_dose", "sound_level", "percentage_point", "ratio"):
            assert len({str(sorted(unit.dimensionality.items())) for unit in members}) == 1, dimension


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("megawatt", "power"),
        ("meter ** 3 / year", "volume_flow"),
        ("USD / barrel", "unit_price"),
        ("USD / year", "money_rate"),
        ("barrel / day", "volume_flow"),
        ("mile / gallon", "length_per_volume"),
        ("kilometer ** 2", "area"),
        ("gigabit / second", "data_rate"),
        ("tonne / year", "mass_flow"),
        ("percent / year", "percent_per_time"),
        ("1 / year", "rate"),
        ("dimensionless", "count"),
        ("newton * meter", "torque"),
        ("furlong / fortnight", "speed"),
        ("blorp", "other"),
    ],
)
def test_dimension_of(unit, dimension):
    assert dimension_of(unit) == dimension


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("32 billion cubic meters per year", "32000000000 meter ** 3 / year"),
        ("32 bcm/yr", "32000000000 meter ** 3 / year"),
        ("55 bcm a year", "55000000000 meter ** 3 / year"),
        ("15.75 bcm", "15750000000 meter ** 3"),
        ("20 bcf", "20000000000 foot ** 3"),
        ("10 Mcf", "10000 foot ** 3"),
        ("5 MMBtu", "5000000 british_thermal_unit"),
        ("120,000 b/d", "120000 barrel / day"),
        ("1.2 million barrels of oil a day", "1200000 barrel / day"),
        ("1.5 mb/d", "1500000 barrel / day"),
        ("20 mboe", "20000 boe"),
        ("4.5 mtpa", "4500000 tonne / year"),
        ("1,200 MW", "1200 megawatt"),
        ("3 mW", "3 milliwatt"),
        ("6 gigawatt-hours", "6 gigawatt_hour"),
        ("9 kwh", "9 kilowatt_hour"),
        ("6,700-km", "6700 kilometer"),
        ("20 sq. km", "20 kilometer ** 2"),
        ("20,000 square-foot", "20000 foot ** 2"),
        ("32m2", "32 meter ** 2"),
        ("4 cm^3", "4 centimeter ** 3"),
        ("50 hectares", "50 hectare"),
        ("100 mph", "100 mile / hour"),
        ("160 km/h", "160 kilometer / hour"),
        ("21 miles per gallon", "21 mile / gallon"),
        ("5 tonnes", "5 tonne"),
        ("7 metric tons", "7 tonne"),
        ("7 short tons", "7 short_ton"),
        ("3 kilos", "3 kilogram"),
        ("30C", "30 degree_Celsius"),
        ("−5 °C", "-5 degree_Celsius"),
        ("minus 40 degrees Fahrenheit", "-40 degree_Fahrenheit"),
        ("256GB", "256 gigabyte"),
        ("30Mbps", "30 megabit / second"),
        ("90 µg/m3", "90 microgram / meter ** 3"),
        ("12 light years", "12 light_year"),
        ("7.5 per cent", "7.5 percent"),
        ("0.25 percentage points", "0.25 percentage_point"),
        ("25bps", "25 basis_point"),
        ("6,000 TEU", "6000 TEU"),
        ("34kg*cm2", "34 kilogram * centimeter ** 2"),
        ("2 (g/day)", "2 gram / day"),
        ("5′10″", "5.833333333333333333333333333 foot"),
        ("7 tonnes annually", "7 tonne / year"),
        ("12.3m tonnes", "12300000 tonne"),
        ("37m", "37 meter"),
        ("half a mile", "0.5 mile"),
        ("a half-mile", "0.5 mile"),
        ("three quarters of an inch", "0.75 inch"),
        ("0.2 °C per decade", "0.02 degree_Celsius / year"),
    ],
)
def test_units_in_use(text, amount):
    assert amounts(f"It says {text}.") == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "10 MPs left",
        "two bar owners met",
        "two US envoys met",
        "3,400 in-person visits",
        "one in all",
        "5 in total",
        "two EV makers",
    ],
)
def test_words_that_look_like_units(text):
    assert [amount.split()[1] for amount in amounts(text)] in ([], ["dimensionless"])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("limit warming to 1.5 degrees this century", "degree_Celsius"),
        ("the tower leans by 4 degrees", "degree"),
        ("gold fell to 900 ounces", "troy_ounce"),
        ("a baby of 90 ounces", "ounce"),
    ],
)
def test_a_unit_of_several_meanings_goes_by_its_context(text, unit):
    assert amounts(text)[0].split()[1] == unit


def test_a_year_ago_is_no_rate():
    assert amounts("It sold for $70 a barrel a year ago, $3m a year earlier.") == [
        "70 USD / barrel",
        "3000000 USD",
    ]


def test_surfaces_lead_to_one_unit_each():
    exact = {}
    for surface in SURFACES:
        if surface.case == "exact" and not surface.denominator:
            exact.setdefault((surface.text, surface.attached), set()).add((surface.unit, surface.factor))
    assert not {text: units for text, units in exact.items() if len(units) > 1}


def test_a_unit_our_tables_lack_is_looked_up_once_it_is_delimited():
    assert amounts("a force of 40dyn") == ["40 dyne"]
    assert foreign_unit("blorps") is None
    assert is_canonical("dyne")
    assert not may_be_unit("G")
    assert not may_be_unit("chan")
    assert not may_be_unit("2019-nCoV")
