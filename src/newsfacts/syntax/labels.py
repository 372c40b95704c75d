"""What the numbers of the trained encoder mean: its labels, and the last small layer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, ValidationError

from newsfacts.errors import ModelFormatError

FORMAT = 1


class Calibration(BaseModel):
    """Platt scaling of an entity's log odds: `sigmoid(slope * logit + offset)` (Platt 1999)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slope: float = 1.0
    offset: float = 0.0


class LabelFile(BaseModel):
    """The content of `labels.json`, written by the export."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    entities: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    deps: tuple[str, ...]
    sentence_threshold: float
    calibration: Calibration


@dataclass(frozen=True)
class Labels:
    """The labels of each head in the order of its outputs, and the relation layer.

    Attributes:
        file: The labels and thresholds.
        relation_weight: *Shape:* `(relation width, relations)`.
        relation_bias: *Shape:* `(relations,)`.
    """

    file: LabelFile
    relation_weight: npt.NDArray[np.float32]
    relation_bias: npt.NDArray[np.float32]

    @classmethod
    def from_disk(cls, folder: Path) -> Labels:
        """Read `labels.json` and `relation.npz`.

        Raises:
            ModelFormatError: If they are missing, malformed or of another format.
        """
        try:
            file = LabelFile.model_validate_json((folder / "labels.json").read_text(encoding="utf-8"))
            with np.load(folder / "relation.npz", allow_pickle=False) as arrays:
                weight, bias = arrays["weight"], arrays["bias"]
        except (OSError, KeyError, ValueError, ValidationError) as error:
            raise ModelFormatError(f"{folder}: the encoder's labels cannot be read: {error}") from error
        if file.format != FORMAT:
            raise ModelFormatError(
                f"{folder}: encoder format {file.format}, this version reads {FORMAT}; "
                "install the matching en_newsfacts"
            )
        return cls(file, weight.astype(np.float32), bias.astype(np.float32))

    def to_disk(self, folder: Path) -> None:
        """Write what `from_disk` reads."""
        (folder / "labels.json").write_text(self.file.model_dump_json(indent=1) + "\n", encoding="utf-8")
        np.savez(folder / "relation.npz", weight=self.relation_weight, bias=self.relation_bias)
