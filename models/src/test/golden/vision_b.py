"""Golden files of the vision models that are not convolutional nets alone: ViT by torchvision, U-Net and sampling by PyTorch."""

import torch
import torchvision
from torch import nn
from torch.nn import functional as F

from golden import twin

torch.manual_seed(0)

vit = torchvision.models.VisionTransformer(
    image_size=12, patch_size=4, num_layers=2, num_heads=3, hidden_dim=24, mlp_dim=48, num_classes=5
)
twin("vision", "vit", vit.eval(), torch.randn(2, 3, 12, 12))


def block(i, o):
    conv = [nn.Conv2d(i, o, 3, padding=1), nn.Conv2d(o, o, 3, padding=1)]
    return nn.ModuleDict({"conv1": conv[0], "conv2": conv[1]})


def run(b, x):
    return b["conv2"](b["conv1"](x).relu()).relu()


class UNet(nn.Module):
    def __init__(self, channels, classes, depth, width):
        super().__init__()
        w = [width << i for i in range(depth + 1)]
        self.down = nn.ModuleList([block(channels, width)] + [block(w[i], w[i + 1]) for i in range(depth)])
        self.up = nn.ModuleList(nn.ConvTranspose2d(w[i + 1], w[i], 2, stride=2) for i in range(depth))
        self.join = nn.ModuleList(block(2 * w[i], w[i]) for i in range(depth))
        self.head = nn.Conv2d(width, classes, 1)

    def forward(self, x):
        seen = [run(self.down[0], x)]
        for b in self.down[1:]:
            seen.append(run(b, F.max_pool2d(seen[-1], 2)))
        y = seen.pop()
        for u, j in zip(reversed(self.up), reversed(self.join)):
            y = run(j, torch.cat([seen.pop(), u(y)], 1))
        return self.head(y)


twin("vision", "unet", UNet(2, 3, 2, 4), torch.randn(2, 2, 8, 12))

theta = torch.tensor([[[0.8, 0.3, 0.1], [-0.4, 1.1, -0.2]], [[1.3, 0.0, -0.5], [0.2, 0.6, 0.3]]])
for corners in (False, True):

    def sample(x, maps):
        return F.grid_sample(x, F.affine_grid(maps, [2, 3, 5, 4], align_corners=corners), align_corners=corners)

    twin("vision", "sample-corners" if corners else "sample", nn.Identity(), torch.randn(2, 3, 6, 7), theta, call=sample)
