"""A last stretch of training with 8-bit ranges in place, so that rounding costs little."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn

from models.training.examples import Batch
from models.training.network import Network
from models.training.train import Average, loss_of

RATE = 1.5e-5


def finetune(network: Network, data: Sequence[Batch]) -> Network:
    """Train on with fake quantization, at a small rate that falls to nothing.

    The ranges stay where calibration put them; the weights adapt to them
    (Jacob et al. 2018, "Quantization and training of neural networks for
    efficient integer-arithmetic-only inference").
    """
    network.train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, total_iters=len(data))
    average = Average(network)
    for step, batch in enumerate(data, start=1):
        loss = loss_of(network, batch, network(batch.ids, batch.case, batch.mask, batch.first))
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        average.update(network)
        if step % 50 == 0:
            print(f"  finetune {step}/{len(data)} loss {loss.item():.3f}", flush=True)
    network.load_state_dict(average.weights)
    return network.eval()
