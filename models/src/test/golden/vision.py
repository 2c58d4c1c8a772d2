"""Golden files of the vision models, by torchvision."""

import torch
import torchvision

from golden import twin

twin("vision", "resnet18", torchvision.models.resnet18(num_classes=10).eval(), torch.randn(2, 3, 32, 32))
