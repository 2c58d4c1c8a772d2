"""Weight files as Python's libraries write them, for the tests of io.tarn.nn.weights.

    python weights.py                       # writes ../resources/golden/weights/*
    python weights.py check FILE...         # reads files that Tarn has written, and prints what they hold

The second form is the way back, done by hand: write a file with Safetensors.write or Shards.write, and
compare what is printed. It was done for every type below, for shards, and for names with quotes, line
breaks, accents and an emoji.
"""

import collections
import json
import os
import pathlib
import sys
import zipfile

import safetensors
import torch
from safetensors.torch import load_file, save_file

FOLDER = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "weights"

TYPES = {
    "f64": torch.float64,
    "f32": torch.float32,
    "f16": torch.float16,
    "bf16": torch.bfloat16,
    "i64": torch.int64,
    "i32": torch.int32,
    "i16": torch.int16,
    "i8": torch.int8,
    "u8": torch.uint8,
}


def types():
    """One small tensor of every type: 0, 1, 2, … , with a half where there are fractions."""
    tensors = {}
    for name, dtype in TYPES.items():
        x = torch.arange(6).reshape(2, 3).to(dtype)
        tensors[name] = x + 0.5 if dtype.is_floating_point else x
    tensors["bool"] = torch.tensor([True, False, True])
    tensors["c64"] = torch.complex(torch.tensor([1.0, 2.0]), torch.tensor([-1.0, 0.5]))
    tensors["scalar"] = torch.tensor(2.5)
    tensors["empty"] = torch.zeros(0, 3)
    return tensors


def views():
    """Tensors that are not plain: cut out, turned, stretched, sharing memory, learning."""
    base = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    table = torch.nn.Parameter(torch.linspace(-1, 1, 8).reshape(4, 2))
    return {
        "base": base,
        "transposed": base.t(),
        "cut": base[1:3, 2:5],
        "stepped": base[::2, ::3],
        "row": torch.tensor([1.0, 2.0, 3.0]).expand(2, 3),
        "permuted": torch.arange(24, dtype=torch.int16).reshape(2, 3, 4).permute(2, 0, 1),
        "parameter": table,
        "tied": table,
        "scalar": base[2, 3],
        "none_left": base[4:, :],
    }


class Tied(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = torch.nn.Embedding(5, 3)
        self.norm = torch.nn.BatchNorm1d(3)
        self.head = torch.nn.Linear(3, 5, bias=False)
        self.head.weight = self.embed.weight

    def forward(self, x):
        return self.head(self.norm(self.embed(x)))


def training():
    """A checkpoint as training scripts write it."""
    net = Tied()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, [3, 5])
    for _ in range(2):
        optimizer.zero_grad()
        net(torch.tensor([0, 1, 2, 3])).square().sum().backward()
        optimizer.step()
        schedule.step()
    return {
        "model": net.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "epoch": 3,
        "seed": 2**62 + 1,
        "negative": -70000,
        "loss": 0.25,
        "done": False,
        "note": "grüße 👋",
        "nothing": None,
        "history": [1.5, 2, (True, "x")],
        "size": torch.Size([2, 3]),
        "type": torch.bfloat16,
        "device": torch.device("cpu"),
        "ordered": collections.OrderedDict(a=1),
    }


class Evil:
    """Asks the reader to run a command that would leave a file behind."""

    def __reduce__(self):
        return os.system, ("touch tarn-was-here",)


def repack(source, target, compression=zipfile.ZIP_STORED, change=None):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", compression) as new:
        for entry in old.infolist():
            data = old.read(entry.filename)
            new.writestr(entry.filename, change(entry.filename, data) if change else data)


def make():
    torch.manual_seed(0)
    FOLDER.mkdir(parents=True, exist_ok=True)
    save_file(types(), FOLDER / "types.safetensors", metadata={"made by": "PyTorch", "quote": 'a "b"\n'})
    torch.save(types() | {"c128": torch.tensor([1 + 2j], dtype=torch.complex128)}, FOLDER / "types.pt")

    torch.save(views(), FOLDER / "views.pt")
    torch.save(views(), FOLDER / "views-protocol-4.pt", pickle_protocol=4)
    save_file({k: v.detach().clone().contiguous() for k, v in views().items()}, FOLDER / "views.safetensors")

    checkpoint = training()
    torch.save(checkpoint, FOLDER / "training.pt")
    save_file({k: v.clone() for k, v in checkpoint["model"].items()}, FOLDER / "training.safetensors")
    torch.save(torch.nn.DataParallel(Tied()).state_dict(), FOLDER / "parallel.pt")

    torch.save({"w": torch.ones(2)}, FOLDER / "legacy.pt", _use_new_zipfile_serialization=False)
    torch.jit.script(torch.nn.Linear(1, 1)).save(FOLDER / "script.pt")
    torch.save({"w": torch.ones(2), "x": Evil()}, FOLDER / "evil.pt")
    torch.save({"w": torch.ones(2), "x": Evil()}, FOLDER / "evil-protocol-4.pt", pickle_protocol=4)
    torch.save(Tied(), FOLDER / "whole-module.pt")
    torch.save({"w": torch.ones(2, dtype=torch.float8_e4m3fn)}, FOLDER / "float8.pt")
    torch.save({"w": torch.eye(2).to_sparse()}, FOLDER / "sparse.pt")
    torch.save({"w": torch.ones(2, dtype=torch.complex64).conj()}, FOLDER / "conjugate.pt")
    save_file({"w": torch.ones(2, dtype=torch.float8_e4m3fn)}, FOLDER / "float8.safetensors")

    plain = FOLDER / "plain.pt"
    torch.save({"w": torch.arange(64, dtype=torch.float32)}, plain)
    repack(plain, FOLDER / "compressed.pt", zipfile.ZIP_DEFLATED)
    repack(plain, FOLDER / "repacked.pt")  # loses the alignment
    repack(plain, FOLDER / "big-endian.pt", change=lambda n, d: b"big" if n.endswith("byteorder") else d)

    shards = FOLDER / "shards"
    shards.mkdir(exist_ok=True)
    save_file({"a": torch.arange(4.0)}, shards / "model-00001-of-00002.safetensors")
    save_file({"b": torch.arange(6).reshape(2, 3)}, shards / "model-00002-of-00002.safetensors")
    index = {
        "metadata": {"total_size": 64, "tools": [1, {"x": None}]},
        "weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"},
    }
    (shards / "model.safetensors.index.json").write_text(json.dumps(index, indent=2))


def check(files):
    for file in files:
        with safetensors.safe_open(file, "pt") as opened:
            print(file, opened.metadata())
        for name, tensor in load_file(file).items():
            print(f"  {name!r} {tensor.dtype} {list(tensor.shape)} {tensor.flatten()[:6].tolist()}")


if __name__ == "__main__":
    check(sys.argv[2:]) if sys.argv[1:2] == ["check"] else make()
