"""Static 8-bit ranges for the encoder's linear layers, found on training text.

Static, because a range taken from the batch at hand (dynamic quantization)
makes a word's result depend on what else is in its batch. Each range is the
one that loses least in mean squared error, with outliers clipped.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from models.training.examples import Batch
from models.training.network import Network, QLinear, affine

Hook = Callable[[nn.Module, tuple[Tensor]], None]
SAMPLES_PER_BATCH = 10_000
SHRINKS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)


def layers_of(network: Network) -> dict[str, QLinear]:
    """The layers that are quantized, by name."""
    return {name: m for name, m in network.named_modules() if isinstance(m, QLinear)}


def calibrate(network: Network, data: Sequence[Batch], rng: random.Random) -> None:
    """Set the range of every quantized layer from what flows through it."""
    layers = layers_of(network)
    seen: dict[str, list[Tensor]] = {name: [] for name in layers}
    real: list[Tensor] = []

    def watch(name: str) -> Hook:
        def hook(_module: object, inputs: tuple[Tensor]) -> None:
            values = inputs[0].detach().float()[real[0]].flatten()
            pick = torch.randint(len(values), (min(SAMPLES_PER_BATCH, len(values)),))
            seen[name].append(torch.cat([values[pick], values.min()[None], values.max()[None]]))

        return hook

    handles = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    network.eval()
    with torch.no_grad():
        for batch in data:
            real[:] = [batch.mask.bool()]
            network(batch.ids, batch.case, batch.mask, batch.first)
    for handle in handles:
        handle.remove()
    for name, layer in layers.items():
        low, high = best_range(torch.cat(seen[name]))
        layer.quantizer.low.fill_(low)
        layer.quantizer.high.fill_(high)


def best_range(values: Tensor) -> tuple[float, float]:
    """The clipping range with the least squared error at 8 bits; always holds 0."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    best, result = float("inf"), (low, high)
    for shrink_low in SHRINKS:
        for shrink_high in SHRINKS:
            scale, zero = affine(torch.tensor(low * shrink_low), torch.tensor(high * shrink_high))
            kept = torch.fake_quantize_per_tensor_affine(values, scale, zero, 0, 255)
            error = float(((kept - values) ** 2).mean())
            if error < best:
                best, result = error, (low * shrink_low, high * shrink_high)
    return result


def enable(network: Network, on: bool = True) -> None:
    """Switch fake quantization of every calibrated layer on or off."""
    for layer in layers_of(network).values():
        layer.quantizer.enabled = on
