"""What the golden scripts share: nets of PyTorch at their real sizes, compared without a file of their weights.

Both sides give every parameter the same numbers by a formula (`fill`), compute in float64, and compare the output and, for each
parameter, two numbers of its gradient: its product with a sine, and its length. The Java side is `Twin`.

Keys: input.0, input.1 …, output, upstream, grad.input.0 …, grad.NAME. The loss that was differentiated is (output * upstream).sum().

    python vision.py      # writes ../resources/golden/vision/*.safetensors
"""

import pathlib

import torch
from safetensors.torch import save_file

ROOT = pathlib.Path(__file__).parent.parent / "resources" / "golden"


def save(area, case, tensors):
    folder = ROOT / area
    folder.mkdir(parents=True, exist_ok=True)
    save_file({k: v.detach().clone().contiguous() for k, v in tensors.items()}, folder / f"{case}.safetensors")


def wave(name, shape):
    """sin(i + p) in the given shape, where p is the sum of the name's characters."""
    n = torch.Size(shape).numel()
    return torch.sin(torch.arange(n, dtype=torch.float64) + sum(map(ord, name))).reshape(shape)


def fill(module):
    """The numbers that `Twin.fill` gives the twin."""
    module.double()
    with torch.no_grad():
        for name, p in module.named_parameters():
            s = wave(name, p.shape)
            if p.dim() > 1:
                p.copy_(s * (2 * p.shape[0] / p.numel()) ** 0.5)
            else:
                p.copy_(1 + 0.1 * s if name.endswith("weight") else 0.1 * s)
        for name, b in module.named_buffers():
            if name.endswith("running_mean"):
                b.copy_(0.1 * wave(name, b.shape))
            elif name.endswith("running_var"):
                b.copy_(1 + 0.5 * wave(name, b.shape))
    return module


def twin(area, case, module, *inputs, call=None):
    """Fills a module, runs it forward and backward, and writes what its twin in Java is compared with."""
    torch.manual_seed(0)
    fill(module)
    inputs = [x.double().requires_grad_() if x.is_floating_point() else x for x in inputs]
    y = (call or module)(*inputs)
    upstream = torch.randn_like(y)
    (y * upstream).sum().backward()
    out = {"output": y, "upstream": upstream}
    for i, x in enumerate(inputs):
        out[f"input.{i}"] = x
        if x.is_floating_point():
            out[f"grad.input.{i}"] = x.grad
    for name, p in module.named_parameters():
        if p.grad is not None:
            g = p.grad
            out[f"grad.{name}"] = torch.stack([(g * wave(name, g.shape)).sum(), g.norm()])
    save(area, case, out)
