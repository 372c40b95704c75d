"""Learn which lines of a web page are its article, and write the weights.

usage: python -m models.training.pages SHARED [--folds N] [--out FILE]

Reads pages with the text of their article. A line is of the article where its words
stand in that text. A logistic model over the signs of `newsfacts.article.pagesigns`,
fitted by gradient descent with a quadratic penalty from weights of nought, each line
weighing as the root of its words; the same pages give the same weights. `--folds`
scores each part of the pages by a model that never saw it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.pages import kept, read_pages, score, told

from newsfacts.article import mainbody
from newsfacts.article.furniture import cue_of
from newsfacts.article.lines import Paragraph, split_paragraphs
from newsfacts.article.mainbody import COLUMNS, line_weights, page_of_lines, read_lines
from newsfacts.article.pagesigns import WORD, signs_of

PENALTY, STEPS, RATE, RAREST = 5.0, 400, 0.2, 5
WORD_PAGES = 15
_SHORT, _SURE = 4, 9
"""Lines of no more words than these are looked for among the lines alone; of so many they are sure."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Line:
    """A line's page and signs, whether it is of the article, and how much that matters."""

    page: str
    signs: list[str]
    body: bool
    weight: float


def lines_of(text: str, body: str) -> list[Line]:
    """The lines of a page."""
    every = split_paragraphs(text)
    paragraphs = [every[index] for index in read_lines(every)]
    page = page_of_lines(paragraphs, [cue_of(paragraph) for paragraph in paragraphs])
    return [
        Line(body, signs_of(index, page), is_body, max(1, p.words) ** 0.5)
        for index, (p, is_body) in enumerate(zip(paragraphs, _in_body(paragraphs, body), strict=True))
    ]


def _in_body(paragraphs: Sequence[Paragraph], body: str) -> list[bool]:
    """For each line whether it is of the article: a short one where it is a line there, too.

    A menu says "Business" and "2" as well as the article, but not within it.
    """
    wanted, rows = f" {_words(body)} ", {_words(row) for row in body.split("\n")}
    words = [_words(paragraph.text) for paragraph in paragraphs]
    found = [bool(line) and f" {line} " in wanted for line in words]
    sure = [i for i, line in enumerate(words) if found[i] and line.count(" ") >= _SURE]
    first, last = (sure[0], sure[-1]) if sure else (0, -1)
    return [
        is_found and (line.count(" ") >= _SHORT or (line in rows and first <= index <= last + _SHORT))
        for index, (line, is_found) in enumerate(zip(words, found, strict=True))
    ]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def fit(lines: Sequence[Line]) -> dict[str, float]:
    """The weight of each sign."""
    known = {sign: index for index, sign in enumerate(sorted(_common(lines)))}
    pairs = [(row, known[s]) for row, line in enumerate(lines) for s in line.signs if s in known]
    rows, columns = (np.array(side) for side in zip(*pairs, strict=True))
    right, weights = np.array([x.body for x in lines], float), np.array([x.weight for x in lines])
    values, mean, square = np.zeros(len(known)), np.zeros(len(known)), np.zeros(len(known))
    for step in range(1, STEPS + 1):
        likely = 1 / (1 + np.exp(-np.bincount(rows, values[columns], len(lines))))
        slope = np.bincount(columns, ((likely - right) * weights)[rows], len(known)) + PENALTY * values
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        change = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        values -= RATE * (1 - step / STEPS) * change
    return {sign: round(float(values[index]), 2) for sign, index in known.items()}


def _common(lines: Sequence[Line]) -> set[str]:
    """The signs that are worth a weight: not rare, and words that many pages have."""
    seen = Counter(sign for line in lines for sign in line.signs)
    pages = Counter(sign for _, sign in {(line.page, sign) for line in lines for sign in line.signs})
    return {
        sign
        for sign, count in seen.items()
        if (pages[sign] >= WORD_PAGES if sign.startswith(WORD) else count >= RAREST)
    }


def use(weights: dict[str, float]) -> None:
    """Make this process read pages by other weights."""
    mainbody.line_weights.cache_clear()
    table = line_weights()
    table.clear()
    table.update(weights)


def write(weights: dict[str, float], path: Path) -> None:
    """Store the weights that are not nought, under the file's own comment."""
    head = path.read_text(encoding="utf-8").split("\n" + "\t".join(COLUMNS))[0]
    rows = [f"{sign}\t{value:.2f}" for sign, value in sorted(weights.items()) if value]
    path.write_text("\n".join([head, "\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, score and store."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    pages = read_pages(args.shared / "data" / "pages")
    lines = [lines_of(text, body) for _, text, body in pages]
    scores = []
    for fold in range(args.folds):
        use(fit([x for number, own in enumerate(lines) if number % args.folds != fold for x in own]))
        scores += [score(name, kept(text), body) for name, text, body in pages[fold :: args.folds]]
    if scores:
        print("pages not learned from:", told(scores))
    weights = fit([x for own in lines for x in own])
    use(weights)
    print("pages learned from:", told([score(name, kept(text), body) for name, text, body in pages]))
    if args.out:
        write(weights, args.out)


if __name__ == "__main__":
    main()
