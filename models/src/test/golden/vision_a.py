"""Golden files of LeNet to ConvNeXt, by torchvision."""

import torch
import torchvision
from torchvision.models.convnext import CNBlockConfig, ConvNeXt

from golden import twin


def narrow_vgg():
    """VGG-11 with batch normalisation and 16 hidden units instead of 4096, so that the weights are few."""
    model = torchvision.models.vgg11_bn(num_classes=10)
    model.classifier[0] = torch.nn.Linear(512 * 7 * 7, 16)
    model.classifier[3] = torch.nn.Linear(16, 16)
    model.classifier[6] = torch.nn.Linear(16, 10)
    return model


def narrow_convnext():
    """ConvNeXt-tiny, a quarter as wide."""
    stages = [CNBlockConfig(24, 48, 3), CNBlockConfig(48, 96, 3), CNBlockConfig(96, 192, 9), CNBlockConfig(192, None, 3)]
    return ConvNeXt(stages, num_classes=10)


def narrow_alexnet():
    """AlexNet with 16 hidden units."""
    model = torchvision.models.alexnet(num_classes=10)
    model.classifier[1] = torch.nn.Linear(256 * 6 * 6, 16)
    model.classifier[4] = torch.nn.Linear(16, 16)
    model.classifier[6] = torch.nn.Linear(16, 10)
    return model


MODELS = {
    "alexnet": narrow_alexnet(),
    "vgg11_bn": narrow_vgg(),
    "densenet121": torchvision.models.densenet121(num_classes=10),
    "squeezenet1_1": torchvision.models.squeezenet1_1(num_classes=10),
    "mobilenet_v2": torchvision.models.mobilenet_v2(num_classes=10),
    "shufflenet_v2": torchvision.models.shufflenet_v2_x1_0(num_classes=10),
    "convnext_tiny": narrow_convnext(),
}

for name, model in MODELS.items():
    torch.manual_seed(0)
    images = torch.randn(1, 3, 64, 64) if name == "alexnet" else torch.randn(2, 3, 32, 32)
    twin("vision", name, model.eval(), images)
