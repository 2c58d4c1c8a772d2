"""Writes ../resources/golden/prints.txt: how PyTorch prints tensors, each after a line with its name."""

import pathlib

import torch

inf, nan = float("inf"), float("nan")
wave = torch.arange(2000, dtype=torch.float64).mul(0.37).sin()
cases = {
    "whole": torch.arange(24.0).reshape(2, 3, 4),
    "decimals": torch.tensor([[1.0, 2.5], [-3.25, 4.0]]),
    "small": torch.tensor([1e-5, 2.0, 3.0]),
    "wide": torch.tensor([0.01, 20.0, 30000.0]),
    "large": torch.tensor([1e9, 2e9]),
    "special": torch.tensor([1.5, nan, inf, -inf, 0.0]),
    "onlyNan": torch.tensor([nan, nan]),
    "zeros": torch.zeros(2, 2),
    "scalar": torch.tensor(3.14159),
    "empty": torch.zeros(0),
    "ints": torch.tensor([[1, -20], [300, 4]]),
    "bools": torch.tensor([True, False, True]),
    "complex": torch.complex(torch.tensor([1.5, -2.0, 0.0]), torch.tensor([0.25, -1.0, 3.0])),
    "wrapped": torch.arange(40.0) + 0.5,
    "wrappedInts": torch.arange(60).reshape(2, 30) * 7919,
    "longRow": wave.float(),
    "manyRows": wave.float().reshape(100, 20),
    "fewColumns": wave.float().reshape(500, 4),
    "threeDimensions": wave.float().reshape(20, 10, 10),
    "largeInts": torch.arange(2000).reshape(2, 1000),
    "largeComplex": torch.complex(wave.float(), wave.flip(0).float()).reshape(50, 40),
    "halves": torch.tensor([0.00005, 0.00015, 1.00005], dtype=torch.float64),
    "negativeZero": torch.tensor([-0.0, 1.0, -0.00001, 0.5]),
    "half": torch.tensor([0.1, 2.0], dtype=torch.bfloat16),
}
text = "".join(f"# {name}\n{value!s}\n" for name, value in cases.items())
target = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "prints.txt"
target.write_text(text)
