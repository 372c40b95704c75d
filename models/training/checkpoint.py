"""Reading what `train` wrote."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from models.training.network import LabelSets, Network


def load_network(run: Path) -> Network:
    """The averaged network of a training run, ready to be evaluated or exported."""
    labels = LabelSets(**json.loads((run / "labels.json").read_text(encoding="utf-8")))
    network = Network(labels)
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    network.load_state_dict(state["average"])
    print(f"{run}: epoch {state['epoch']}")
    return network.eval()
