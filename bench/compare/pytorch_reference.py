"""The PyTorch side of the speed comparison: one JSON line per workload.

    python pytorch_reference.py [--threads 2] [--only NAME ...] [--compile] [--min-seconds 3]

Each workload is one training step (forward, loss, backward, optimizer step, gradients cleared) on
random data that is made once, or one inference call. The figure is the median over all timed steps,
after warm-up. README.md beside this file says the same in words, and io.tarn.bench in Java: keep
the three in step.
"""

import argparse
import json
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F


def mlp(widths):
    layers = []
    for i, (a, b) in enumerate(zip(widths, widths[1:])):
        layers.append(nn.Linear(a, b))
        if i < len(widths) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def supervised(model, optimizer, loss, x, y):
    def step():
        optimizer.zero_grad(set_to_none=True)
        loss(model(x), y).backward()
        optimizer.step()

    return step


def mlp_small():
    model = mlp([117, 256, 256, 1])
    return supervised(model, torch.optim.Adam(model.parameters(), lr=1e-3), F.mse_loss, torch.randn(256, 117), torch.randn(256, 1))


def mlp_wide():
    model = mlp([784, 2048, 2048, 10])
    return supervised(model, torch.optim.SGD(model.parameters(), lr=1e-2, momentum=0.9), F.cross_entropy,
                      torch.randn(128, 784), torch.randint(10, (128,)))


def cnn():
    def block(i, o):
        return [nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(), nn.MaxPool2d(2)]

    model = nn.Sequential(*block(3, 32), *block(32, 64), *block(64, 128), *block(128, 256), nn.Flatten(),
                          nn.Linear(256 * 16, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 11))
    return supervised(model, torch.optim.Adam(model.parameters(), lr=3e-4), F.cross_entropy,
                      torch.randn(32, 3, 64, 64), torch.randint(11, (32,)))


class Residual(nn.Module):
    def __init__(self, i, o, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(i, o, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(o)
        self.conv2 = nn.Conv2d(o, o, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(o)
        self.short = nn.Sequential(nn.Conv2d(i, o, 1, stride, bias=False), nn.BatchNorm2d(o)) if stride > 1 or i != o else nn.Identity()

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.short(x))


def resnet18_model():
    layers = [nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    width = 64
    for o, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        layers += [Residual(width, o, stride), Residual(o, o, 1)]
        width = o
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


def resnet18():
    model = resnet18_model()
    return supervised(model, torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4), F.cross_entropy,
                      torch.randn(32, 3, 32, 32), torch.randint(10, (32,)))


class Encoder(nn.Module):
    def __init__(self, d=256, heads=4, ff=1024, layers=4, classes=600, mels=40):
        super().__init__()
        self.pre = nn.Linear(mels, d)
        self.body = nn.TransformerEncoder(nn.TransformerEncoderLayer(d, heads, ff, 0.1, batch_first=True), layers)
        self.head = nn.Linear(d, classes)

    def forward(self, x):
        return self.head(self.body(self.pre(x)).mean(1))


def transformer():
    model = Encoder()
    return supervised(model, torch.optim.AdamW(model.parameters(), lr=1e-3), F.cross_entropy,
                      torch.randn(16, 128, 40), torch.randint(600, (16,)))


class CausalBlock(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.ln1, self.ln2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.qkv, self.proj = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.up, self.down = nn.Linear(d, 4 * d), nn.Linear(4 * d, d)

    def forward(self, x):
        b, t, d = x.shape
        q, k, v = self.qkv(self.ln1(x)).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).reshape(b, t, d)
        x = x + self.proj(a)
        return x + self.down(F.gelu(self.up(self.ln2(x))))


class Gpt(nn.Module):
    def __init__(self, vocab=96, d=256, heads=4, layers=4, context=256):
        super().__init__()
        self.token, self.position = nn.Embedding(vocab, d), nn.Embedding(context, d)
        self.blocks = nn.Sequential(*[CausalBlock(d, heads) for _ in range(layers)])
        self.norm, self.head = nn.LayerNorm(d), nn.Linear(d, vocab, bias=False)

    def forward(self, ids):
        x = self.token(ids) + self.position(torch.arange(ids.shape[1]))
        return self.head(self.norm(self.blocks(x)))


def gpt():
    model = Gpt()
    ids, targets = torch.randint(96, (8, 256)), torch.randint(96, (8, 256))
    return supervised(model, torch.optim.AdamW(model.parameters(), lr=3e-4),
                      lambda out, y: F.cross_entropy(out.flatten(0, 1), y.flatten()), ids, targets)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(39, 256, num_layers=2, batch_first=True, bidirectional=True)
        self.head = nn.Linear(512, 41)

    def forward(self, x):
        return self.head(self.rnn(x)[0])


def lstm():
    model = Tagger()
    return supervised(model, torch.optim.Adam(model.parameters(), lr=1e-3),
                      lambda out, y: F.cross_entropy(out.flatten(0, 1), y.flatten()), torch.randn(32, 100, 39), torch.randint(41, (32, 100)))


def dcgan():
    z = 100

    def up(i, o):
        return [nn.ConvTranspose2d(i, o, 4, 2, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU()]

    def down(i, o):
        return [nn.Conv2d(i, o, 4, 2, 1), nn.BatchNorm2d(o), nn.LeakyReLU(0.2)]

    g = nn.Sequential(nn.ConvTranspose2d(z, 256, 4, 1, 0, bias=False), nn.BatchNorm2d(256), nn.ReLU(), *up(256, 128), *up(128, 64), *up(64, 32),
                      nn.ConvTranspose2d(32, 3, 4, 2, 1), nn.Tanh())
    d = nn.Sequential(nn.Conv2d(3, 32, 4, 2, 1), nn.LeakyReLU(0.2), *down(32, 64), *down(64, 128), *down(128, 256), nn.Conv2d(256, 1, 4, 1, 0), nn.Flatten())
    og, od = (torch.optim.Adam(m.parameters(), lr=2e-4, betas=(0.5, 0.999)) for m in (g, d))
    real = torch.rand(32, 3, 64, 64) * 2 - 1
    ones, zeros = torch.ones(32, 1), torch.zeros(32, 1)
    bce = F.binary_cross_entropy_with_logits

    def step():
        od.zero_grad(set_to_none=True)
        fake = g(torch.randn(32, z, 1, 1))
        (bce(d(real), ones) + bce(d(fake.detach()), zeros)).backward()
        od.step()
        og.zero_grad(set_to_none=True)
        bce(d(g(torch.randn(32, z, 1, 1))), ones).backward()
        og.step()

    return step


def vae():
    enc, dec = mlp([784, 512, 256, 64]), mlp([32, 256, 512, 784])
    opt = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=1e-3)
    x = torch.rand(128, 784)

    def step():
        opt.zero_grad(set_to_none=True)
        mu, logvar = enc(x).chunk(2, 1)
        out = dec(mu + torch.randn_like(mu) * (0.5 * logvar).exp())
        kl = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum(1).mean()
        (F.binary_cross_entropy_with_logits(out, x, reduction="sum") / x.shape[0] + kl).backward()
        opt.step()

    return step


def hessian_vector():
    model = mlp([64, 128, 128, 10])
    parameters = list(model.parameters())
    x, y = torch.randn(512, 64), torch.randint(10, (512,))
    v = [torch.randn_like(p) for p in parameters]

    def step():
        g = torch.autograd.grad(F.cross_entropy(model(x), y), parameters, create_graph=True)
        torch.autograd.grad(sum((a * b).sum() for a, b in zip(g, v)), parameters)

    return step


def inference(model, x):
    model.eval()

    def step():
        with torch.inference_mode():
            model(x)

    return step


def matmul():
    a, b = torch.randn(2048, 2048), torch.randn(2048, 2048)
    return lambda: torch.mm(a, b)


def tiny_op():
    a, b = torch.randn(64, 64), torch.randn(64, 64)

    def step():
        for _ in range(1000):
            torch.add(a, b)

    return step


WORKLOADS = {
    "mlp-small": mlp_small,
    "mlp-wide": mlp_wide,
    "cnn": cnn,
    "resnet18": resnet18,
    "transformer": transformer,
    "gpt": gpt,
    "lstm": lstm,
    "dcgan": dcgan,
    "vae": vae,
    "hessian-vector": hessian_vector,
    "infer-mlp-1": lambda: inference(mlp([117, 256, 256, 1]), torch.randn(1, 117)),
    "infer-resnet18-1": lambda: inference(resnet18_model(), torch.randn(1, 3, 32, 32)),
    "matmul-2048": matmul,
    "tiny-op-x1000": tiny_op,
}


def measure(step, min_seconds):
    for _ in range(3):
        step()
    times, end = [], time.perf_counter() + min_seconds
    while time.perf_counter() < end or len(times) < 5:
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1e3)
    return {"median_ms": round(statistics.median(times), 4), "steps": len(times)}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--only", nargs="*", default=list(WORKLOADS))
    options.add_argument("--compile", action="store_true", help="let torch.compile fuse the forward and backward pass")
    options.add_argument("--min-seconds", type=float, default=3)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    for name in chosen.only:
        torch.manual_seed(0)
        step = WORKLOADS[name]()
        row = {"workload": name, "engine": f"pytorch {torch.__version__}{' compiled' if chosen.compile else ''}", "threads": chosen.threads}
        if chosen.compile:
            step = torch.compile(step)
        print(json.dumps(row | measure(step, chosen.min_seconds)), flush=True)


if __name__ == "__main__":
    main()
