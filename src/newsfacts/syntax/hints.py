"""A head on the encoder pass: which event, if any, each word tells."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from newsfacts.errors import ModelFormatError

HINTS_FILE = "events.npz"
NO_EVENT = "none"


@dataclass(frozen=True)
class EventHead:
    """A linear layer from what the network says of a word to the classes of triggers.

    Attributes:
        classes: "none" and the event types.
        weight: *Shape:* `(width of Scores.vectors, classes)`.
        bias: *Shape:* `(classes,)`.
    """

    classes: tuple[str, ...]
    weight: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def __call__(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float16]:
        """The logarithm of the probability of each class, per word."""
        scores = vectors @ self.weight + self.bias
        scores -= scores.max(axis=1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return scores.astype(np.float16)

    @classmethod
    def from_disk(cls, folder: Path) -> EventHead | None:
        """The head of a trained encoder, None where it was trained without one.

        Raises:
            ModelFormatError: If the file is malformed.
        """
        file = folder / HINTS_FILE
        if not file.exists():
            return None
        try:
            with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as arrays:
                classes = tuple(str(name) for name in arrays["classes"])
                weight, bias = arrays["weight"].astype(np.float32), arrays["bias"].astype(np.float32)
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise ModelFormatError(f"{file}: the event head cannot be read: {error}") from error
        if weight.ndim != 2 or weight.shape[1] != len(classes) or bias.shape != (len(classes),):
            raise ModelFormatError(f"{file}: weights and classes of the event head differ in number")
        return cls(classes, weight, bias)

    def to_disk(self, folder: Path) -> None:
        """Write the head into the folder of its encoder."""
        classes, weight = np.array(self.classes), self.weight.astype(np.float16)
        np.savez(folder / HINTS_FILE, classes=classes, weight=weight, bias=self.bias)
