"""Score the installed pipeline on the development parts, from raw text.

usage: python -m models.training.evaluate SHARED PREPARED [--calibrate PACKAGE] [--out FILE] [--peer NAME]

Entities are scored on raw text; trees and tags on gold words and sentences;
sentence starts on paragraphs as running text. `--calibrate` first fits the
entity confidence on the annotated development articles, whose conventions are
the product's, and stores it in the package; the error printed for it is that
of fits on one half of the articles, taken on the other. `--peer` scores another
spaCy pipeline's entities beside it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from models.training.documents import read
from models.training.measures import F1, TreeScore, calibration_error, fit_platt, paragraphs_of
from models.training.newswire import TYPES, read_newswire
from newsfacts.syntax.entities import calibrated
from newsfacts.syntax.labels import Calibration

CORE = {"person", "organization", "place"}
PEER_TYPES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place"} | {
    "FAC": "facility",
    "NORP": "group",
    "PRODUCT": "product",
    "WORK_OF_ART": "product",
    "LAW": "product",
    "EVENT": "event",
}
Spans = set[tuple[int, int, str]]
Article = tuple[str, Spans]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading "the" and a trailing possessive, as the gold scorer has it."""
    if text[start:end].lower().startswith("the "):
        start += 4
    if text[start:end].endswith(("'s", "\u2019s")):
        end -= 2
    return start, end


def newswire_articles(shared: Path) -> Iterator[Article]:
    """Newswire development articles with their own labels, not mended."""
    data = shared / "data"
    for path in sorted((data / "ner-worldwide" / "dev").glob("*.tsv")):
        raw = (data / "news" / "worldwide" / path.name.removesuffix(".tsv")).read_text(encoding="utf-8")
        text, spans = read_newswire(path, raw, mend=False)
        yield text, {(*trim(text, s, e), TYPES[t]) for s, e, t in spans}


def gold_articles(shared: Path) -> Iterator[Article]:
    """The annotated development articles."""
    for path in sorted((shared / "gold" / "dev").glob("*.gold.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        text = article["text"]
        yield text, {(*trim(text, s, e), x["type"]) for x in article["entities"] for s, e in x["mentions"]}


def own_entities(doc: Doc) -> Spans:
    """Name mentions after the whole pipeline."""
    names = [(m.span, e.type) for e in doc._.entities for m in e.mentions if m.kind == "name"]
    return {(*trim(doc.text, *span), label) for span, label in names}


def peer_entities(doc: Doc) -> Spans:
    """A peer's entities under the contract's types."""
    found = [(e.start_char, e.end_char, PEER_TYPES.get(e.label_)) for e in doc.ents]
    return {(*trim(doc.text, s, e), t) for s, e, t in found if t}


def entity_figures(
    nlp: Language, articles: list[Article], read_off: Callable[[Doc], Spans]
) -> dict[str, float]:
    """F1 over all seven types and over person, organization and place."""
    all_types, core = F1(), F1()
    docs = nlp.pipe(text for text, _ in articles)
    for (_, gold), doc in zip(articles, docs, strict=True):
        predicted = read_off(doc)
        gold = {g for g in gold if g[2] != "?"}
        all_types.add(gold, predicted)
        core.add({g for g in gold if g[2] in CORE}, {p for p in predicted if p[2] in CORE})
    return {"seven types": all_types.value, "person+organization+place": core.value}


def confidences(nlp: Language, articles: list[Article]) -> tuple[list[float], list[bool]]:
    """Confidence of each predicted span and whether it is right; unclear gold left out."""
    stated: list[float] = []
    right: list[bool] = []
    for (_, gold), doc in zip(articles, nlp.pipe(text for text, _ in articles), strict=True):
        unclear = [(s, e) for s, e, label in gold if label == "?"]
        for ent in doc.ents:
            if not any(s < ent.end_char and ent.start_char < e for s, e in unclear):
                stated.append(ent._.confidence)
                right.append((*trim(doc.text, ent.start_char, ent.end_char), ent.label_) in gold)
    return stated, right


def cross_fitted_error(nlp: Language, articles: list[Article]) -> float:
    """The calibration error of each half of the articles under the fit of the other."""
    halves = [confidences(nlp, articles[start::2]) for start in (0, 1)]
    errors = [
        calibration_error([calibrated(p, platt(*fit_platt(*other))) for p in stated], right)
        for (stated, right), other in zip(halves, reversed(halves), strict=True)
    ]
    return sum(errors) / len(errors)


def platt(slope: float, offset: float) -> Calibration:
    """The two figures of a fit as the pipeline stores them."""
    return Calibration(slope=slope, offset=offset)


def store_calibration(package: Path, slope: float, offset: float) -> None:
    """Put the fitted calibration into the package's label file, on top of what was there."""
    for path in package.glob("en_newsfacts/en_newsfacts-*/newsfacts_encoder/labels.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        old = content["calibration"]
        content["calibration"] = {"slope": slope * old["slope"], "offset": slope * old["offset"] + offset}
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def tree_figures(nlp: Language, prepared: Path) -> dict[str, dict[str, float]]:
    """Attachment, tags and features on gold words and sentences."""
    encoder = nlp.get_pipe("newsfacts_encoder")
    result = {}
    for bank in ("ewt", "gum"):
        score = TreeScore()
        for document in read(prepared / f"dev-{bank}.jsonl"):
            starts = set(document.sentences)
            sent_starts = [i in starts for i in range(len(document.words))]
            doc = encoder(
                Doc(nlp.vocab, words=document.words, spaces=document.spaces, sent_starts=sent_starts)
            )
            score.add(document, ((t.head.i, t.dep_, t.pos_, str(t.morph) or "_") for t in doc))
        result[bank] = score.figures()
    return result


def sentence_figures(nlp: Language, shared: Path, prepared: Path) -> dict[str, float]:
    """F1 of sentence starts in running text."""
    sources = {
        bank: [p for d in read(prepared / f"dev-{bank}.jsonl") for p in paragraphs_of(d)]
        for bank in ("gum", "ewt")
    }
    sources["meantime"] = []
    for path in sorted((shared / "data" / "meantime").glob("*.json")):
        lines = [
            x.strip() for x in json.loads(path.read_text(encoding="utf-8"))["text"].split("\n") if x.strip()
        ]
        offsets = [sum(len(x) + 1 for x in lines[:i]) for i in range(len(lines))]
        sources["meantime"].append((" ".join(lines), set(offsets)))
    figures = {}
    for name, paragraphs in sources.items():
        score = F1()
        docs = (nlp.make_doc(text) for text, _ in paragraphs)
        for (_, gold), doc in zip(paragraphs, nlp.get_pipe("newsfacts_encoder").pipe(docs), strict=True):
            score.add({(g,) for g in gold}, {(s.start_char,) for s in doc.sents})
        figures[name] = score.value
    return figures


def main() -> None:
    """Print every figure, and store them where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("--calibrate", type=Path, metavar="PACKAGE")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--peer")
    args = parser.parse_args()
    articles = {
        "newswire dev": list(newswire_articles(args.shared)),
        "gold dev": list(gold_articles(args.shared)),
    }
    nlp = spacy.load("en_newsfacts")
    if args.calibrate:
        print("calibration error across halves:", cross_fitted_error(nlp, articles["gold dev"]))
        store_calibration(args.calibrate, *fit_platt(*confidences(nlp, articles["gold dev"])))
        nlp = spacy.load("en_newsfacts")
    figures: dict[str, object] = {name: entity_figures(nlp, a, own_entities) for name, a in articles.items()}
    for name, part in articles.items():
        figures[f"calibration error, {name}"] = calibration_error(*confidences(nlp, part))
    figures |= {"trees": tree_figures(nlp, args.prepared)}
    figures["sentence starts"] = sentence_figures(nlp, args.shared, args.prepared)
    if args.peer:
        peer = spacy.load(args.peer)
        figures[args.peer] = {name: entity_figures(peer, a, peer_entities) for name, a in articles.items()}
    text = json.dumps(figures, indent=1)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
