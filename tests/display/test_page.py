import re

from newsfacts.display import to_page
from newsfacts.records import Extraction
from tests.samples import PRODUCER, sample


def test_page_is_whole_and_needs_nothing():
    page = to_page(sample())
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert '<meta charset="utf-8">' in page
    assert "<title>A link across the sea</title>" in page
    assert not re.search(r"https?:|<script|<link|<img|@import|url\(", page)


def test_page_lists_the_facts_and_leaves_out_empty_tables():
    page = to_page(sample())
    assert re.findall("<h2>(.*?)</h2>", page) == ["Measurements", "Quantities", "Dates", "Entities"]
    assert '<table class="nf-events">' in page
    assert "<td>capacity</td>" in page
    empty = to_page(Extraction(doc_id="<x>", text="", producer=PRODUCER))
    assert "<h2>" not in empty
    assert "<table" not in empty
    assert "<title>&lt;x&gt;</title>" in empty


def test_the_same_facts_make_the_same_page():
    assert to_page(sample()) == to_page(sample())
