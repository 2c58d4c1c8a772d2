"""Statistics of PyTorch's initialisers over large weights: mean, standard deviation, smallest and largest value.

    python init.py      # writes ../resources/golden/init/statistics.safetensors
"""

import torch
from torch import nn
from torch.nn import init

from golden import save

SHAPE = (200, 100, 3, 3)


def statistics(draw, shape=SHAPE):
    torch.manual_seed(0)
    w = torch.empty(shape)
    draw(w)
    return torch.stack([w.mean(), w.std(), w.min(), w.max()])


def of(parameter):
    return torch.stack([parameter.mean(), parameter.std(), parameter.min(), parameter.max()])


torch.manual_seed(0)
rows = {
    "uniform": statistics(lambda w: init.uniform_(w, -2, 3)),
    "normal": statistics(lambda w: init.normal_(w, 1, 0.5)),
    "truncated-normal": statistics(lambda w: init.trunc_normal_(w, 0.5, 2, -3.5, 4.5)),
    "truncated-normal-limits": statistics(lambda w: init.trunc_normal_(w, 0, 1, -0.5, 2)),
    "glorot-uniform": statistics(init.xavier_uniform_),
    "glorot-uniform-tanh": statistics(lambda w: init.xavier_uniform_(w, init.calculate_gain("tanh"))),
    "glorot-normal": statistics(init.xavier_normal_),
    "he-uniform": statistics(init.kaiming_uniform_),
    "he-uniform-out-leaky": statistics(lambda w: init.kaiming_uniform_(w, a=0.2, mode="fan_out")),
    "he-normal": statistics(init.kaiming_normal_),
    "he-normal-out-selu": statistics(lambda w: init.kaiming_normal_(w, mode="fan_out", nonlinearity="selu")),
    "lecun-normal": statistics(lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    "lecun-uniform": statistics(lambda w: init.kaiming_uniform_(w, nonlinearity="linear")),
    "orthogonal": statistics(lambda w: init.orthogonal_(w, 2), (50, 20, 3, 3)),
    "sparse": statistics(lambda w: init.sparse_(w, 0.3, 0.5), (500, 300)),
    "linear-weight": of(nn.Linear(400, 300).weight),
    "linear-bias": of(nn.Linear(400, 90000).bias),
    "conv2d-weight": of(nn.Conv2d(64, 128, 3, groups=2).weight),
    "conv2d-bias": of(nn.Conv2d(4, 90000, 3).bias),
    "conv-transpose2d-weight": of(nn.ConvTranspose2d(64, 128, 4).weight),
    "bilinear-weight": of(nn.Bilinear(50, 30, 80).weight),
}
save("init", "statistics", rows)
save("init", "exact", {
    "dirac": init.dirac_(torch.empty(4, 3, 3, 3)),
    "dirac-groups": init.dirac_(torch.empty(6, 2, 4), groups=3),
    "dirac-3d": init.dirac_(torch.empty(2, 3, 3, 1, 2)),
    "identity-wide": init.eye_(torch.empty(3, 5)),
    "identity-tall": init.eye_(torch.empty(5, 3)),
})
