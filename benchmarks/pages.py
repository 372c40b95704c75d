"""How well the article is told from the rest of a web page, on pages with their article's text.

    python -m benchmarks.pages                  # ../shared/data/pages
    python -m benchmarks.pages DIR --worst 5    # and the pages that came out worst

A page is a JSON file with `body`, the text of its article, and an .html.gz beside it.

Each page is brought to its whole visible text, menus and footers included, and cut into
regions. The words of its headline, dateline and body regions are compared with those
of the annotated article, as bags of words. With `--html` the page is read by
`Article.from_html` instead. `--cut` prints the figures of each fifth of
the pages, by name, apart: rules tuned on one part should hold on the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import newsfacts
from benchmarks.articles import ROOT
from newsfacts.article.regions import find_regions

PAGES = ROOT.parent / "shared" / "data" / "pages"
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea"}
)
_INLINE_TAGS = """
a abbr b bdi bdo cite code data dfn em font i ins kbd mark q s samp small span strike strong sub
sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_WORD = re.compile(r"\w+")


class _Visible(HTMLParser):
    """Collects what a reader sees of a page, one block a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; what is inside a script is not seen."""
        if tag in _UNSEEN:
            self._hidden.append(tag)
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in self._hidden:
            while self._hidden and self._hidden.pop() != tag:
                pass
        if tag not in _INLINE and tag not in _VOID:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self._hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


@dataclass(frozen=True)
class Score:
    """The words of one page: found, wanted, and both."""

    name: str
    both: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.both / (self.found + self.wanted) if self.found + self.wanted else 1.0


def visible_text(html: str) -> str:
    """The text of a page as a reader would copy it."""
    parser = _Visible()
    parser.feed(html)
    lines = (line.strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def read_pages(folder: Path, *, visible: bool = True) -> list[tuple[str, str, str]]:
    """Name, whole visible text (or HTML) and article body of each page."""
    pages = []
    for path in sorted(folder.glob("*.json")):
        with gzip.open(path.with_suffix("").with_suffix(".html.gz"), "rb") as file:
            html = file.read().decode("utf-8", errors="replace")
        body = json.loads(path.read_text(encoding="utf-8"))["body"]
        pages.append((path.stem, visible_text(html) if visible else html, body))
    return pages


def kept(text: str) -> str:
    """What of a text the regions say is the article's body."""
    regions = find_regions(text)
    return "\n".join(region.span.of(text) for region in regions if region.kind in ("body", "dateline"))


def kept_of_html(html: str) -> str:
    """What `Article.from_html` and the regions of its text say is the article's body."""
    return kept(newsfacts.Article.from_html(html).text)


def score(name: str, found: str, wanted: str) -> Score:
    """Compare two texts as bags of words."""
    have, want = Counter(_WORD.findall(found)), Counter(_WORD.findall(wanted))
    return Score(name, sum((have & want).values()), have.total(), want.total())


def told(scores: list[Score]) -> str:
    """Micro-averaged precision, recall and F1, and the mean F1 of the pages."""
    both, found = sum(s.both for s in scores), sum(s.found for s in scores)
    wanted = sum(s.wanted for s in scores)
    mean = sum(s.f1 for s in scores) / len(scores)
    return (
        f"{len(scores)} pages: precision {both / max(1, found):.3f}, recall {both / max(1, wanted):.3f}, "
        f"F1 {2 * both / max(1, found + wanted):.3f}; mean of the pages' F1 {mean:.3f}"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--worst", type=int, default=0, help="list so many pages")
    parser.add_argument("--cut", type=int, default=0, help="so many parts, each by itself")
    parser.add_argument("--html", action="store_true", help="by way of Article.from_html")
    args = parser.parse_args()
    keep = kept_of_html if args.html else kept
    pages = read_pages(args.folder, visible=not args.html)
    scores = [score(name, keep(text), body) for name, text, body in pages]
    for part in range(args.cut):
        print(f"part {part + 1}:", told(scores[part :: args.cut]))
    print(told(scores))
    for item in sorted(scores, key=lambda item: item.f1)[: args.worst]:
        recall = item.both / max(1, item.wanted)
        print(f"{item.name} F1 {item.f1:.3f} recall {recall:.3f} of {item.wanted} words")


if __name__ == "__main__":
    main()
