"""Golden files of the optimizers, schedules and clipping: 20 steps of torch.optim in float64.

optim/problem holds the start and the gradients of every step for two parameters; every other file
holds, as CASE.0 and CASE.1, the values of both parameters after each step.
"""

import torch
from torch import optim
from torch.optim import lr_scheduler as lr

from golden import save

STEPS = 20
SHAPES = [(3, 4), (5,)]

torch.manual_seed(3)
START = [torch.randn(s, dtype=torch.float64) for s in SHAPES]
GRADS = [torch.randn(STEPS, *s, dtype=torch.float64) + 0.3 for s in SHAPES]
# Gradients of very different size, so that every epsilon and every root matters.
for g in GRADS:
    g[7] *= 30
    g[12] *= 1e-3
save("optim", "problem", {f"start.{i}": x for i, x in enumerate(START)} | {f"grad.{i}": g for i, g in enumerate(GRADS)})


def run(make, indices=(0, 1)):
    params = [torch.nn.Parameter(START[i].clone()) for i in indices]
    optimizer = make(params)
    seen = [[] for _ in params]
    for step in range(STEPS):
        for p, i in zip(params, indices):
            p.grad = GRADS[i][step].clone()
        optimizer.step()
        for s, p in zip(seen, params):
            s.append(p.detach().clone())
    return {i: torch.stack(s) for i, s in zip(indices, seen)}


def cases(name, make, indices=(0, 1), **settings):
    out = {}
    for case, options in settings.items():
        for i, x in run(lambda p: make(p, **options), indices).items():
            out[f"{case}.{i}"] = x
    save("optim", name, out)


cases(
    "sgd",
    optim.SGD,
    plain=dict(lr=0.1),
    decay=dict(lr=0.05, weight_decay=0.1),
    momentum=dict(lr=0.05, momentum=0.9),
    momentum_decay=dict(lr=0.05, momentum=0.8, weight_decay=0.1),
    nesterov=dict(lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01),
)
cases(
    "adam",
    optim.Adam,
    plain=dict(),
    fast=dict(lr=0.1, betas=(0.5, 0.9), eps=1e-3),
    decay=dict(lr=0.05, weight_decay=0.1),
)
cases(
    "amsgrad",
    lambda p, **o: optim.Adam(p, amsgrad=True, **o),
    plain=dict(),
    fast=dict(lr=0.1, betas=(0.5, 0.9), eps=1e-3),
    decay=dict(lr=0.05, weight_decay=0.1),
)
cases(
    "adamw",
    optim.AdamW,
    plain=dict(),
    fast=dict(lr=0.1, betas=(0.5, 0.9), eps=1e-3),
    decay=dict(lr=0.05, weight_decay=0.3),
)
cases(
    "adagrad",
    optim.Adagrad,
    plain=dict(),
    fast=dict(lr=0.3, lr_decay=0.1, eps=1e-3),
    decay=dict(lr=0.1, weight_decay=0.1),
)
cases(
    "rmsprop",
    optim.RMSprop,
    plain=dict(),
    centred=dict(lr=0.02, alpha=0.9, centered=True, eps=1e-3),
    momentum=dict(lr=0.02, momentum=0.8, weight_decay=0.1),
    all=dict(lr=0.02, alpha=0.95, momentum=0.5, centered=True, weight_decay=0.1, eps=1e-4),
)
cases(
    "adadelta",
    optim.Adadelta,
    plain=dict(),
    fast=dict(lr=2, rho=0.7, eps=1e-3),
    decay=dict(lr=1.5, weight_decay=0.1),
)
cases("adamax", optim.Adamax, plain=dict(), fast=dict(lr=0.1, betas=(0.5, 0.9), eps=1e-3), decay=dict(weight_decay=0.1))
cases(
    "nadam",
    optim.NAdam,
    plain=dict(),
    fast=dict(lr=0.1, betas=(0.5, 0.9), eps=1e-3, momentum_decay=0.1),
    decay=dict(lr=0.05, weight_decay=0.1),
)
cases(
    "radam",
    optim.RAdam,
    plain=dict(),
    fast=dict(lr=0.1, betas=(0.5, 0.9), eps=1e-3),
    decay=dict(lr=0.05, weight_decay=0.1),
)

# PyTorch orthogonalises in bfloat16; its own program in the parameters' type is compared closely.
muon = dict(
    plain=dict(lr=0.02),
    adjusted=dict(lr=0.02, momentum=0.8, weight_decay=0.5, adjust_lr_fn="match_rms_adamw"),
)
cases("muon-bfloat16", optim.Muon, indices=(0,), **muon)
bfloat16 = torch.Tensor.bfloat16
torch.Tensor.bfloat16 = lambda self: self
cases("muon", optim.Muon, indices=(0,), **muon)
torch.Tensor.bfloat16 = bfloat16


def rates(make, base=0.1, steps=60):
    optimizer = optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    scheduler = make(optimizer)
    seen = []
    for _ in range(steps):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return torch.tensor(seen, dtype=torch.float64)


def noam(step, d=64, w=10):
    t = step + 1
    return d**-0.5 * min(t**-0.5, t * w**-1.5)


save(
    "optim",
    "schedules",
    {
        "step": rates(lambda o: lr.StepLR(o, 7, 0.5)),
        "milestones": rates(lambda o: lr.MultiStepLR(o, [5, 20, 21], 0.3)),
        "exponential": rates(lambda o: lr.ExponentialLR(o, 0.95)),
        "cosine": rates(lambda o: lr.CosineAnnealingLR(o, 59, 1e-3)),
        "restarts": rates(lambda o: lr.CosineAnnealingWarmRestarts(o, 10)),
        "restarts-longer": rates(lambda o: lr.CosineAnnealingWarmRestarts(o, 5, 2, 1e-3)),
        "one-cycle": rates(lambda o: lr.OneCycleLR(o, 0.1, total_steps=61, cycle_momentum=False)),
        "one-cycle-set": rates(
            lambda o: lr.OneCycleLR(
                o, 0.1, total_steps=61, pct_start=0.5, div_factor=10, final_div_factor=100, cycle_momentum=False
            )
        ),
        "triangular": rates(lambda o: lr.CyclicLR(o, 0.1, 0.5, 8, cycle_momentum=False)),
        "triangular2": rates(lambda o: lr.CyclicLR(o, 0.1, 0.5, 8, 4, mode="triangular2", cycle_momentum=False)),
        "exp-range": rates(
            lambda o: lr.CyclicLR(o, 0.1, 0.5, 8, mode="exp_range", gamma=0.97, cycle_momentum=False)
        ),
        "warmup": rates(lambda o: lr.LinearLR(o, 0.2, 1.0, 12)),
        "linear": rates(lambda o: lr.LinearLR(o, 1.0, 0.1, 40)),
        "polynomial": rates(lambda o: lr.PolynomialLR(o, 50, 2.0)),
        "noam": rates(lambda o: lr.LambdaLR(o, noam)),
        "warmup-cosine": rates(
            lambda o: lr.SequentialLR(o, [lr.LinearLR(o, 0.2, 1.0, 12), lr.CosineAnnealingLR(o, 48)], [12])
        ),
    },
)


METRICS = [1.0, 0.9, 0.91, 0.92, 0.95, 0.9, 0.89995, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.4, 0.5, 0.5, 0.5, 0.5]


def plateau(sign, **options):
    optimizer = optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    scheduler = lr.ReduceLROnPlateau(optimizer, **options)
    seen = []
    for m in METRICS:
        scheduler.step(sign * m if sign > 0 else 2 - m)
        seen.append(optimizer.param_groups[0]["lr"])
    return torch.tensor(seen, dtype=torch.float64)


save(
    "optim",
    "plateau",
    {
        "metrics": torch.tensor(METRICS, dtype=torch.float64),
        "falling": plateau(1, factor=0.5, patience=2),
        "cooling": plateau(1, factor=0.2, patience=1, cooldown=2, min_lr=1e-3, threshold=0.01),
        "rising": plateau(-1, mode="max", factor=0.5, patience=2),
    },
)


def clipped(clip):
    params = [torch.nn.Parameter(x.clone()) for x in START]
    for p, g in zip(params, GRADS):
        p.grad = g[0].clone()
    norm = clip(params)
    out = [p.grad for p in params]
    return out, norm


out = {}
for case, clip in {
    "value": lambda p: torch.nn.utils.clip_grad_value_(p, 0.5),
    "norm": lambda p: torch.nn.utils.clip_grad_norm_(p, 1.0),
    "norm-large": lambda p: torch.nn.utils.clip_grad_norm_(p, 1e3),
    "norm-1": lambda p: torch.nn.utils.clip_grad_norm_(p, 1.0, 1.0),
    "norm-inf": lambda p: torch.nn.utils.clip_grad_norm_(p, 1.0, float("inf")),
}.items():
    grads, norm = clipped(clip)
    out |= {f"{case}.{i}": g for i, g in enumerate(grads)}
    if norm is not None:
        out[f"{case}.total"] = norm
save("optim", "clip", out)
