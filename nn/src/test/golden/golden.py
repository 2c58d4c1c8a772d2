"""What the golden scripts share: one safetensors file a case, made by PyTorch, read by the Java tests.

Keys: input (or input.0, input.1 …), param.NAME, buffer.NAME, upstream, output (or output.0 …),
grad.input (…), grad.param.NAME, after.buffer.NAME. The loss that was differentiated is
(output * upstream).sum(), or the output itself where it is a scalar and there is no upstream.

    python layers.py      # writes ../resources/golden/layers/*.safetensors
"""

import pathlib

import torch
from safetensors.torch import save_file

ROOT = pathlib.Path(__file__).parent.parent / "resources" / "golden"


def save(area, case, tensors):
    folder = ROOT / area
    folder.mkdir(parents=True, exist_ok=True)
    save_file({k: v.detach().clone().contiguous() for k, v in tensors.items()}, folder / f"{case}.safetensors")


def layer(case, module, *inputs, area="layers", call=None, seed=0):
    """Runs a module forward and backward and writes everything that a twin needs to be compared."""
    torch.manual_seed(seed)
    out = {}
    inputs = [x.clone().requires_grad_() if x.is_floating_point() else x for x in inputs]
    for name, p in module.named_parameters():
        out[f"param.{name}"] = p.clone()
    for name, b in module.named_buffers():
        out[f"buffer.{name}"] = b.clone()
    y = (call or module)(*inputs)
    upstream = torch.randn_like(y)
    (y * upstream).sum().backward()
    for i, x in enumerate(inputs):
        key = "input" if len(inputs) == 1 else f"input.{i}"
        out[key] = x
        if x.is_floating_point() and x.grad is not None:
            out[f"grad.{key}"] = x.grad
    out |= {"output": y, "upstream": upstream}
    for name, p in module.named_parameters():
        if p.grad is not None:
            out[f"grad.param.{name}"] = p.grad
    for name, b in module.named_buffers():
        out[f"after.buffer.{name}"] = b
    save(area, case, out)
