"""What the golden scripts share: one safetensors file a case, made by scikit-learn, read by the Java tests."""

import pathlib

import numpy as np
from safetensors.numpy import save_file

ROOT = pathlib.Path(__file__).parent.parent / "resources" / "golden"


def save(area, case, **arrays):
    """Floats become float64, whole numbers int64."""
    folder = ROOT / area
    folder.mkdir(parents=True, exist_ok=True)
    plain = {k: np.ascontiguousarray(v) for k, v in arrays.items()}
    plain = {k: v.astype(np.int64 if v.dtype.kind in "iub" else np.float64) for k, v in plain.items()}
    save_file(plain, folder / f"{case}.safetensors")
