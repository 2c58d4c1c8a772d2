"""Golden files of the layers. The Java tests name the same cases."""

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import parametrizations

from golden import layer


def r(*shape):
    return torch.randn(*shape)


def evaluated(module, *warm_ups):
    """The module in eval mode, after some steps in training mode."""
    for x in warm_ups:
        module(x)
    return module.eval()


class Gated(nn.Module):
    """The gated linear layer of the GLU paper; PyTorch has no module for it."""

    def __init__(self, i, o, f, bias=True):
        super().__init__()
        self.value, self.gate, self.f = nn.Linear(i, o, bias=bias), nn.Linear(i, o, bias=bias), f

    def forward(self, x):
        return self.value(x) * self.f(self.gate(x))


class Maxout(nn.Module):
    def __init__(self, i, o, pieces):
        super().__init__()
        linear = nn.Linear(i, o * pieces)
        self.weight, self.bias, self.shape = linear.weight, linear.bias, (o, pieces)

    def forward(self, x):
        return F.linear(x, self.weight, self.bias).unflatten(-1, self.shape).amax(-1)


class Separable(nn.Module):
    def __init__(self, i, o, kernel, **settings):
        super().__init__()
        self.depthwise = nn.Conv2d(i, i, kernel, groups=i, **settings)
        self.pointwise = nn.Conv2d(i, o, 1)

    def forward(self, x):
        return self.pointwise(self.depthwise(x))


class Function(nn.Module):
    def __init__(self, f):
        super().__init__()
        self.f = f

    def forward(self, x):
        return self.f(x)


def linear():
    layer("linear", nn.Linear(5, 3), r(4, 5))
    layer("linear-no-bias", nn.Linear(5, 3, bias=False), r(2, 4, 5))
    layer("bilinear", nn.Bilinear(3, 4, 2), r(5, 3), r(5, 4))
    layer("bilinear-no-bias", nn.Bilinear(3, 4, 2, bias=False), r(5, 3), r(5, 4))
    layer("maxout", Maxout(4, 3, 2), r(5, 4))
    layer("geglu", Gated(4, 3, F.gelu), r(2, 5, 4))
    layer("swiglu", Gated(4, 3, F.silu), r(2, 5, 4))
    layer("glu-layer", Gated(4, 3, torch.sigmoid), r(5, 4))


def convolutions():
    layer("conv1d", nn.Conv1d(3, 4, 3, stride=2, padding=1), r(2, 3, 9))
    layer("conv1d-same", nn.Conv1d(3, 4, 4, padding="same", dilation=2), r(2, 3, 9))
    layer("conv1d-circular", nn.Conv1d(2, 4, 3, padding=2, padding_mode="circular", groups=2), r(2, 2, 7))
    layer("conv2d", nn.Conv2d(3, 4, 3), r(2, 3, 6, 5))
    layer("conv2d-stride", nn.Conv2d(3, 4, 3, stride=2, padding=1, bias=False), r(2, 3, 7, 6))
    layer("conv2d-oblong", nn.Conv2d(2, 4, (3, 5), stride=(2, 1), padding=(1, 2), dilation=(1, 2)), r(2, 2, 8, 9))
    layer("conv2d-groups", nn.Conv2d(4, 8, 3, groups=4, padding=1), r(2, 4, 5, 5))
    layer("conv2d-same", nn.Conv2d(2, 3, (2, 3), padding="same"), r(2, 2, 5, 5))
    for mode in ("reflect", "replicate", "circular"):
        layer(f"conv2d-{mode}", nn.Conv2d(2, 3, 3, padding=(2, 1), padding_mode=mode, stride=2), r(2, 2, 6, 5))
    layer("conv2d-reflect-same", nn.Conv2d(2, 3, 4, padding="same", padding_mode="reflect"), r(2, 2, 6, 5))
    layer("conv3d", nn.Conv3d(2, 3, 2, stride=(1, 2, 1), padding=1), r(2, 2, 3, 4, 3))
    layer("conv3d-dilation", nn.Conv3d(2, 2, 2, dilation=2, groups=2, bias=False), r(1, 2, 4, 4, 4))
    layer("conv-transpose1d", nn.ConvTranspose1d(3, 2, 4, stride=3, padding=1, output_padding=2), r(2, 3, 5))
    layer("conv-transpose2d", nn.ConvTranspose2d(3, 2, 4, stride=2, padding=1, bias=False), r(2, 3, 3, 4))
    layer("conv-transpose2d-groups", nn.ConvTranspose2d(4, 6, 3, stride=2, output_padding=(1, 0), groups=2, dilation=(1, 2)), r(2, 4, 3, 3))
    layer("conv-transpose3d", nn.ConvTranspose3d(2, 3, 2, stride=2), r(1, 2, 2, 3, 2))
    layer("separable-conv2d", Separable(3, 4, 3, stride=2, padding=1), r(2, 3, 6, 6))


def pooling():
    layer("max-pool1d", nn.MaxPool1d(3, stride=2, padding=1), r(2, 3, 8))
    layer("max-pool2d", nn.MaxPool2d(2), r(2, 3, 6, 5))
    layer("max-pool2d-dilation", nn.MaxPool2d((2, 3), stride=1, padding=1, dilation=(2, 1)), r(2, 2, 6, 5))
    layer("max-pool2d-partial", nn.MaxPool2d(3, stride=2, ceil_mode=True), r(2, 2, 6, 6))
    layer("max-pool3d", nn.MaxPool3d(2), r(1, 2, 4, 4, 5))
    layer("avg-pool1d", nn.AvgPool1d(3, stride=1, padding=1), r(2, 3, 8))
    layer("avg-pool2d", nn.AvgPool2d(3, stride=2, padding=1), r(2, 3, 6, 5))
    layer("avg-pool2d-uncounted", nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False), r(2, 3, 6, 5))
    layer("avg-pool3d", nn.AvgPool3d(2), r(1, 2, 4, 4, 4))
    layer("lp-pool1d", nn.LPPool1d(2, 3, stride=2), r(2, 3, 8))
    layer("lp-pool2d", nn.LPPool2d(2, 2), r(2, 3, 6, 4))
    layer("lp-pool3d", nn.LPPool3d(2, 2), r(1, 2, 4, 4, 4))
    for i, (shape, size) in enumerate((((2, 3, 7), 3), ((2, 3, 7, 5), (3, 2)), ((1, 2, 5, 4, 3), 2)), 1):
        layer(f"adaptive-avg-pool{i}d", getattr(nn, f"AdaptiveAvgPool{i}d")(size), r(*shape))
        layer(f"adaptive-max-pool{i}d", getattr(nn, f"AdaptiveMaxPool{i}d")(size), r(*shape))
    layer("global-avg-pool", Function(lambda x: x.mean((2, 3))), r(2, 3, 5, 4))
    layer("global-max-pool", Function(lambda x: x.amax((2, 3))), r(2, 3, 5, 4))


def resampling():
    layer("upsample-nearest1d", nn.Upsample(scale_factor=3), r(2, 2, 4))
    layer("upsample-nearest", nn.Upsample(scale_factor=2), r(2, 3, 3, 4))
    layer("upsample-nearest3d", nn.Upsample(scale_factor=2), r(1, 2, 2, 3, 2))
    layer("upsample-linear", nn.Upsample(scale_factor=2, mode="linear"), r(2, 2, 4))
    layer("upsample-bilinear", nn.Upsample(scale_factor=2, mode="bilinear"), r(2, 3, 3, 4))
    layer("upsample-bilinear-corners", nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True), r(2, 3, 3, 4))
    layer("upsample-bicubic", nn.Upsample(scale_factor=2, mode="bicubic"), r(2, 2, 4, 5))
    layer("upsample-trilinear", nn.Upsample(scale_factor=2, mode="trilinear"), r(1, 2, 2, 3, 2))
    layer("pixel-shuffle", nn.PixelShuffle(2), r(2, 8, 2, 3))
    layer("pixel-unshuffle", nn.PixelUnshuffle(2), r(2, 2, 4, 6))
    layer("channel-shuffle", nn.ChannelShuffle(3), r(2, 6, 2, 3))
    layer("pad-zeros", nn.ZeroPad2d((1, 2, 0, 3)), r(2, 2, 3, 4))
    layer("pad-constant", nn.ConstantPad1d(2, 1.5), r(2, 2, 5))
    layer("pad-reflect", nn.ReflectionPad2d((1, 2, 2, 1)), r(2, 2, 4, 4))
    layer("pad-replicate", nn.ReplicationPad3d(1), r(1, 2, 2, 3, 2))
    layer("pad-circular", nn.CircularPad2d((2, 1, 0, 2)), r(2, 2, 3, 4))
    layer("flatten", nn.Flatten(), r(2, 3, 2, 2))
    layer("unflatten", nn.Unflatten(-1, (3, 2, 2)), r(2, 12))


def affine(module):
    """Makes weight and bias differ from 1 and 0."""
    for p in module.parameters():
        nn.init.normal_(p, 0.5)
    return module


def normalisations():
    for i, shape in enumerate(((6, 3), (4, 3, 5), (3, 3, 4, 2), (2, 3, 2, 3, 2))):
        name = ("batch-norm1d-vectors", "batch-norm1d", "batch-norm2d", "batch-norm3d")[i]
        kind = (nn.BatchNorm1d, nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)[i]
        layer(name, affine(kind(3)), r(*shape))
        layer(f"{name}-eval", evaluated(affine(kind(3)), r(*shape), r(*shape)), r(*shape))
    shape = (3, 3, 4, 2)
    layer("batch-norm2d-momentum", affine(nn.BatchNorm2d(3, eps=1e-3, momentum=0.3)), r(*shape))
    cumulative = affine(nn.BatchNorm2d(3, momentum=None))
    cumulative(r(*shape))
    layer("batch-norm2d-cumulative", cumulative, r(*shape))
    layer("batch-norm2d-no-affine", nn.BatchNorm2d(3, affine=False), r(*shape))
    layer("batch-norm2d-no-statistics", affine(nn.BatchNorm2d(3, track_running_stats=False)), r(*shape))
    layer("batch-norm2d-no-statistics-eval", evaluated(affine(nn.BatchNorm2d(3, track_running_stats=False))), r(*shape))
    layer("layer-norm", affine(nn.LayerNorm(4)), r(2, 3, 4))
    layer("layer-norm-no-bias", affine(nn.LayerNorm(4, bias=False)), r(3, 4))
    layer("layer-norm-no-affine", nn.LayerNorm((3, 4), eps=1e-2, elementwise_affine=False), r(2, 3, 4))
    layer("layer-norm-image", affine(nn.LayerNorm((3, 4))), r(2, 3, 4))
    layer("group-norm", affine(nn.GroupNorm(2, 4)), r(2, 4, 3, 3))
    layer("group-norm-no-affine", nn.GroupNorm(4, 4, affine=False), r(2, 4, 5))
    layer("instance-norm1d", nn.InstanceNorm1d(3), r(2, 3, 6))
    layer("instance-norm2d", nn.InstanceNorm2d(3), r(2, 3, 4, 2))
    layer("instance-norm2d-affine", affine(nn.InstanceNorm2d(3, affine=True, eps=1e-3)), r(2, 3, 4, 2))
    layer("instance-norm3d", nn.InstanceNorm3d(2), r(2, 2, 3, 2, 2))
    layer("rms-norm", affine(nn.RMSNorm(4)), r(2, 3, 4))
    layer("rms-norm-no-affine", nn.RMSNorm((3, 4), eps=1e-2, elementwise_affine=False), r(2, 3, 4))


def weight_normalisations():
    layer("weight-norm-linear", parametrizations.weight_norm(nn.Linear(4, 3)), r(5, 4))
    layer("weight-norm-conv2d", parametrizations.weight_norm(nn.Conv2d(2, 3, 3, padding=1)), r(2, 2, 4, 4))
    layer("spectral-norm-linear", parametrizations.spectral_norm(nn.Linear(4, 3)), r(5, 4))
    layer("spectral-norm-conv2d", parametrizations.spectral_norm(nn.Conv2d(2, 3, 3, bias=False)), r(2, 2, 4, 4))
    layer("spectral-norm-conv-transpose2d", parametrizations.spectral_norm(nn.ConvTranspose2d(2, 3, 3)), r(2, 2, 4, 4))
    layer("spectral-norm-linear-eval", evaluated(parametrizations.spectral_norm(nn.Linear(4, 3))), r(5, 4))


def activations():
    x = torch.cat([r(3, 8) * 3, torch.linspace(-8, 8, 24).add(0.013).view(3, 8)])
    for name, module in {
        "sigmoid": nn.Sigmoid(), "hard-sigmoid": nn.Hardsigmoid(), "log-sigmoid": nn.LogSigmoid(), "tanh": nn.Tanh(),
        "hard-tanh": nn.Hardtanh(), "hard-tanh-limits": nn.Hardtanh(-2, 0.5), "relu": nn.ReLU(), "relu6": nn.ReLU6(),
        "leaky-relu": nn.LeakyReLU(), "leaky-relu-steep": nn.LeakyReLU(0.2), "elu": nn.ELU(), "elu-alpha": nn.ELU(0.3),
        "celu": nn.CELU(0.7), "selu": nn.SELU(), "gelu": nn.GELU(), "gelu-tanh": nn.GELU("tanh"), "silu": nn.SiLU(),
        "hard-swish": nn.Hardswish(), "mish": nn.Mish(), "softplus": nn.Softplus(), "softplus-beta": nn.Softplus(0.5),
        "softsign": nn.Softsign(), "soft-shrink": nn.Softshrink(0.4), "hard-shrink": nn.Hardshrink(0.6),
        "tanh-shrink": nn.Tanhshrink(), "threshold": nn.Threshold(0.2, -3), "softmax": nn.Softmax(1),
        "softmax-first": nn.Softmax(0), "softmin": nn.Softmin(1), "log-softmax": nn.LogSoftmax(-1), "glu": nn.GLU(1),
        "rrelu-eval": nn.RReLU().eval(),
    }.items():
        layer(name, module, x)
    layer("prelu", nn.PReLU(), r(4, 3))
    layer("prelu-channels", nn.PReLU(3), r(2, 3, 4))


torch.manual_seed(1)
for group in (linear, convolutions, pooling, resampling, normalisations, weight_normalisations, activations):
    group()
