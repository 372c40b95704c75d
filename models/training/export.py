"""Quantize a trained network and write what the encoder component reads.

usage: python -m models.training.export DATA RUN [--finetune STEPS] [--seed N] [--exact]

Finds the 8-bit ranges on training text, optionally trains some steps with them
in place (quantization-aware training) and writes RUN/encoder, which `package`
turns into the pipeline package. `--exact` writes RUN/encoder-exact in 32-bit
floats instead, the yardstick for what 8 bits cost.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch

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

CALIBRATION_BATCHES = 40
SENTENCE_THRESHOLD = 0.5


def write_encoder(network: Network, start: Path, folder: Path, *, exact: bool = False) -> None:
    """The files that `EncoderComponent.from_disk` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(build(network, exact=exact).SerializeToString())
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
    Labels(
        file, np.ascontiguousarray(array(network.relation.weight).T), array(network.relation.bias)
    ).to_disk(folder)


def write_tokenizer(source: Path, target: Path) -> None:
    """The wordpiece vocabulary without what only batching whole texts needs."""
    content = json.loads(source.read_text(encoding="utf-8"))
    content |= {"truncation": None, "padding": None, "post_processor": None}
    target.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


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
    """Quantize and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--finetune", type=int, default=0, metavar="STEPS")
    parser.add_argument("--exact", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    start = args.start or default_start()
    if args.exact:
        write_encoder(load_network(args.run), start, args.run / "encoder-exact", exact=True)
        return
    network = quantized_network(load_network(args.run), args.data, start, args.finetune, args.seed)
    write_encoder(network, start, args.run / "encoder")


if __name__ == "__main__":
    main()
