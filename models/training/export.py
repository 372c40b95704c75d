"""Quantize a trained network and write the pipeline package.

usage: python -m models.training.export DATA RUN [--package models/en_newsfacts] [--finetune STEPS]

Finds the 8-bit ranges on training text, optionally trains some steps with them
in place (quantization-aware training), writes the ONNX graph and saves the
whole spaCy pipeline into the package. Calibration of the entity confidence and
the scores in the card come from `evaluate`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.language import Language
from spacy.lookups import Lookups, load_lookups

from models.training.checkpoint import load_network
from models.training.documents import read
from models.training.examples import Batch, ExampleMaker, batches
from models.training.finetune import finetune
from models.training.graph import array, build
from models.training.network import Network
from models.training.quantize import calibrate, enable
from models.training.train import BATCH_PIECES, default_start, load_documents
from newsfacts.syntax.labels import FORMAT, Calibration, LabelFile, Labels
from newsfacts.syntax.wordpieces import WordPieces

PIPES = (
    "newsfacts_regions",
    "newsfacts_encoder",
    "newsfacts_lemmatizer",
    "newsfacts_quantities",
    "newsfacts_dates",
    "newsfacts_entities",
    "newsfacts_frames",
)
CALIBRATION_BATCHES = 40
SENTENCE_THRESHOLD = 0.5
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


def write_encoder(network: Network, start: Path, folder: Path) -> None:
    """The files that `EncoderComponent.from_disk` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(build(network).SerializeToString())
    write_tokenizer(start / "tokenizer.json", folder / "tokenizer.json")
    labels = network.labels
    file = LabelFile(
        format=FORMAT,
        entities=tuple(labels.entities),
        upos=tuple(labels.upos),
        feats=tuple(labels.feats),
        deps=tuple(labels.deps),
        sentence_threshold=SENTENCE_THRESHOLD,
        calibration=Calibration(),
    )
    Labels(file, np.ascontiguousarray(array(network.relation.weight).T), array(network.relation.bias)).to_disk(folder)


def write_tokenizer(source: Path, target: Path) -> None:
    """The wordpiece vocabulary without what only batching whole texts needs."""
    content = json.loads(source.read_text(encoding="utf-8"))
    content |= {"truncation": None, "padding": None, "post_processor": None}
    target.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


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
    return lookups


def save_pipeline(nlp: Language, package: Path) -> None:
    """Write the pipeline into the package's data folder, replacing what was there."""
    meta = json.loads((package / "en_newsfacts" / "meta.json").read_text(encoding="utf-8"))
    nlp.meta.update({k: v for k, v in meta.items() if k not in {"pipeline", "components", "disabled", "labels"}})
    target = package / "en_newsfacts" / f"en_newsfacts-{meta['version']}"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)


def quantized_network(network: Network, data: Path, start: Path, steps: int, seed: int) -> Network:
    """The network with ranges found, and trained on with them for some steps."""
    documents = load_documents(data)
    headlines = list(read(data / "train-headlines.jsonl"))
    maker = ExampleMaker(WordPieces.from_file(start / "tokenizer.json"), network.labels, headlines)
    rng = random.Random(seed)
    torch.manual_seed(seed)
    drawn: list[Batch] = list(batches(maker.draw(documents, rng), BATCH_PIECES, rng))
    calibrate(network, drawn[:CALIBRATION_BATCHES], rng)
    enable(network)
    return finetune(network, drawn[-steps:]) if steps else network


def main() -> None:
    """Quantize, export, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--package", type=Path, default=Path("models/en_newsfacts"))
    parser.add_argument("--start", type=Path)
    parser.add_argument("--finetune", type=int, default=0, metavar="STEPS")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    start = args.start or default_start()
    network = quantized_network(load_network(args.run), args.data, start, args.finetune, args.seed)
    torch.save(network.state_dict(), args.run / "quantized.pt")
    with tempfile.TemporaryDirectory() as folder:
        write_encoder(network, start, Path(folder))
        save_pipeline(make_pipeline(Path(folder)), args.package)


if __name__ == "__main__":
    main()
