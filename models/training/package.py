"""Build the pipeline around an exported encoder and save it into the package.

usage: python -m models.training.package ENCODER [--package models/en_newsfacts]
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups, load_lookups

PIPES = (
    "newsfacts_regions",
    "newsfacts_encoder",
    "newsfacts_lemmatizer",
    "newsfacts_quantities",
    "newsfacts_dates",
    "newsfacts_entities",
    "newsfacts_frames",
)
AUXILIARIES = {"be", "have", "do", "get"}
CONTRACTIONS = {
    form: [lemma]
    for lemma, forms in {
        "be": "am is are was were been being 's 're 'm \u2019s \u2019re \u2019m",
        "have": "has had having 've \u2019ve",
        "do": "does did done",
        "will": "'ll \u2019ll wo",
        "would": "'d \u2019d",
        "can": "ca",
    }.items()
    for form in forms.split()
}


def make_pipeline(encoder: Path, pipes: tuple[str, ...] = PIPES) -> Language:
    """The pipeline around the encoder files of a folder."""
    nlp = spacy.blank("en")
    for name in pipes:
        nlp.add_pipe(name)
    nlp.get_pipe("newsfacts_encoder").from_disk(encoder)
    nlp.get_pipe("newsfacts_lemmatizer").initialize(list, nlp=nlp, lookups=lemma_tables())
    return nlp


def lemma_tables() -> Lookups:
    """spaCy's published English tables; auxiliaries get the irregular forms of their verbs."""
    lookups = load_lookups("en", ["lemma_rules", "lemma_exc", "lemma_index"])
    exceptions = lookups.get_table("lemma_exc")
    exceptions["aux"] = {f: v for f, v in exceptions["verb"].items() if v[0] in AUXILIARIES} | CONTRACTIONS
    # spaCy asks whether a form is in these lists; a mapping answers at once.
    index = lookups.get_table("lemma_index")
    for pos in list(index):
        index[pos] = dict.fromkeys(index[pos], 1)
    return lookups


def save_pipeline(nlp: Language, package: Path) -> None:
    """Write the pipeline into the package's data folder, replacing what was there."""
    meta = json.loads((package / "en_newsfacts" / "meta.json").read_text(encoding="utf-8"))
    nlp.meta.update(
        {k: v for k, v in meta.items() if k not in {"pipeline", "components", "disabled", "labels"}}
    )
    target = package / "en_newsfacts" / f"en_newsfacts-{meta['version']}"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)


def main() -> None:
    """Build and save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("encoder", type=Path)
    parser.add_argument("--package", type=Path, default=Path("models/en_newsfacts"))
    args = parser.parse_args()
    save_pipeline(make_pipeline(args.encoder), args.package)


if __name__ == "__main__":
    main()
