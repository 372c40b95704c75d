"""What the modules of the page compute, asked of them one by one in the browser."""

import pytest

from tests.browser import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def module(chromium, fake_service, tmp_path_factory):
    """Calls a function of a module of the page; one window for all, since nothing is drawn."""
    window = Browser(chromium, tmp_path_factory.mktemp("window"))
    window.open(fake_service)

    def call(name, function, *arguments):
        script = f"async (given) => ({function})(await import('/{name}.js'), ...given)"
        return window.page.evaluate(script, list(arguments))

    yield call
    window.close()


@pytest.mark.parametrize("text", ["", "plain", "é́ combined", "🎼", "a🎼b𝄞c", "👩‍👩‍👧 end 🇳🇴", "\u2028\r\n"])
def test_offsets_are_those_of_code_points(module, text):
    offsets = module(
        "codepoints",
        "(m, text, n) => Array.from({length: n}, (_, i) => m.unitOffsets(text)(i))",
        text,
        len(text) + 1,
    )
    assert offsets == [len(text[:end].encode("utf-16-le")) // 2 for end in range(len(text) + 1)]


def test_a_lone_surrogate_counts_as_one(module):
    found = module("codepoints", r"(m) => [0, 1, 2, 3].map(m.unitOffsets('\ud800🎼x'))")
    assert found == [0, 1, 3, 4]


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("-1234567.50", "-1,234,567.50"),
        ("0.00012345", "0.00012345"),
        ("123456789012345678901234567890.5", "123,456,789,012,345,678,901,234,567,890.5"),
        ("1E+999", "1E+999"),
    ],
)
def test_digits_are_grouped_and_none_is_lost(module, digits, shown):
    assert module("describe", "(m, digits) => m.grouped(digits)", digits) == shown


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, ""),
        ("2024-03-11", "2024-03-11", "2024-03-11"),
        ("2024-03-01", "2024-03-31", "2024-03-01 to 2024-03-31"),
        (None, "2024-03-31", "until 2024-03-31"),
        ("2024-03-01", None, "from 2024-03-01"),
    ],
)
def test_intervals_in_words(module, start, end, said):
    assert module("describe", "(m, start, end) => m.interval(start, end)", start, end) == said


def test_pieces_cut_where_any_place_begins_or_ends(module):
    places = [
        {"start": 2, "end": 6, "id": "a"},
        {"start": 4, "end": 8, "id": "b"},
        {"start": 4, "end": 6, "id": "c"},
        {"start": 5, "end": 5, "id": "empty"},
    ]
    names = """(m, n, places) => {
      const ids = (found) => found.map(place => place.id).join("");
      const told = ({start, end, places, closing}) => [start, end, ids(places), ids(closing)];
      return m.pieces(n, places).map(told);
    }"""
    assert module("marks", names, 10, places) == [
        [0, 2, "", ""],
        [2, 4, "a", ""],
        [4, 6, "abc", "ac"],
        [6, 8, "b", "b"],
        [8, 10, "", ""],
    ]
    assert module("marks", names, 0, []) == []


AXIS = """(m, spans) => {
  const axis = m.axis(spans.map(([first, last]) => [m.dayNumber(first), m.dayNumber(last)]));
  const at = spans.map(([first, last]) => [axis.at(m.dayNumber(first)), axis.at(m.dayNumber(last) + 1)]);
  const [ticks, places] = [axis.ticks.map(tick => tick.label), axis.ticks.map(tick => tick.at)];
  return {at, folds: axis.folds, ticks, places};
}"""


@pytest.mark.parametrize(
    ("spans", "folds", "ticks"),
    [
        ([("2024-03-11", "2024-03-11")], 0, ["2024-03-11"]),
        (
            [("2024-03-01", "2024-03-05")],
            0,
            ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04", "2024-03-05"],
        ),
        (
            [("2020-01-01", "2020-12-31"), ("2021-01-01", "2024-12-31")],
            0,
            ["2020", "2021", "2022", "2023", "2024"],
        ),
        ([("1976-01-01", "1976-12-31"), ("2024-03-11", "2024-03-11")], 1, None),
        ([("0044-03-15", "0044-03-15"), ("1914-06-28", "1914-06-28"), ("2024-03-11", "2024-03-11")], 1, None),
        ([("0001-01-01", "9999-12-31")], 0, None),
    ],
)
def test_the_axis_holds_every_interval_in_order(module, spans, folds, ticks):
    found = module("scale", AXIS, spans)
    for left, right in found["at"]:
        assert 0 <= left < right <= 100 + 1e-9
    lefts = [left for left, _ in found["at"]]
    assert lefts == sorted(lefts)
    assert len(found["folds"]) == folds
    assert ticks is None or found["ticks"] == ticks
    assert 1 <= len(found["ticks"]) <= 8
    assert found["places"] == sorted(found["places"])
    assert all(-1e-9 <= place <= 100 for place in found["places"])
