"""Golden files of the losses: inputs, the loss, and its gradients."""

import math

import torch
from torch.nn import functional as F

from golden import save

torch.manual_seed(3)


def loss(case, function, *inputs, tracked=1):
    """Differentiates function(*inputs) by the first `tracked` inputs; a loss per element is weighed by `upstream`."""
    inputs = [x.clone().requires_grad_() if i < tracked else x for i, x in enumerate(inputs)]
    y = function(*inputs)
    out = {"output": y}
    if y.dim() > 0:
        out["upstream"] = torch.randn_like(y)
        (y * out["upstream"]).sum().backward()
    else:
        y.backward()
    for i, x in enumerate(inputs):
        out[f"input.{i}"] = x
        if i < tracked:
            out[f"grad.input.{i}"] = x.grad
    save("losses", case, out)


a, b = torch.randn(6, 4), torch.randn(6, 4)
for reduction in ("mean", "sum", "none"):
    loss(f"squared-{reduction}", lambda x, y: F.mse_loss(x, y, reduction=reduction), a, b)
    loss(f"absolute-{reduction}", lambda x, y: F.l1_loss(x, y, reduction=reduction), a, b)
    loss(f"huber-{reduction}", lambda x, y: F.huber_loss(x, y, reduction=reduction, delta=0.7), a, b)

scores, classes = torch.randn(8, 5) * 2, torch.tensor([0, 4, 2, 2, 1, 3, 0, 4])
images, pixels = torch.randn(2, 3, 4, 4), torch.randint(3, (2, 4, 4))
weights = torch.tensor([0.2, 1.0, 3.0, 0.5, 1.5])
loss("cross-entropy", F.cross_entropy, scores, classes)
loss("cross-entropy-none", lambda x, y: F.cross_entropy(x, y, reduction="none"), scores, classes)
loss("cross-entropy-sum", lambda x, y: F.cross_entropy(x, y, reduction="sum"), scores, classes)
loss("cross-entropy-weights", lambda x, y, w: F.cross_entropy(x, y, w), scores, classes, weights)
loss("cross-entropy-smooth", lambda x, y: F.cross_entropy(x, y, label_smoothing=0.1), scores, classes)
loss("cross-entropy-ignore", lambda x, y: F.cross_entropy(x, y, ignore_index=2), scores, classes)
loss("cross-entropy-soft", F.cross_entropy, scores, torch.softmax(torch.randn(8, 5), 1))
loss("cross-entropy-pixels", F.cross_entropy, images, pixels)
loss("nll", F.nll_loss, F.log_softmax(scores, 1), classes)
loss("nll-weights", lambda x, y, w: F.nll_loss(x, y, w), F.log_softmax(scores, 1), classes, weights)
loss("nll-pixels", F.nll_loss, F.log_softmax(images, 1), pixels)

logits, answers = torch.randn(6, 4) * 5, torch.randint(2, (6, 4)).float()
loss("binary", F.binary_cross_entropy_with_logits, logits, answers)
loss("binary-sum", lambda x, y: F.binary_cross_entropy_with_logits(x, y, reduction="sum"), logits, answers)
loss("binary-weights", lambda x, y, w, p: F.binary_cross_entropy_with_logits(x, y, w, pos_weight=p),
     logits, answers, torch.rand(6, 4), torch.rand(4) * 3)

loss("hinge-multi", F.multi_margin_loss, scores, classes)
loss("hinge-multi-margin", lambda x, y: F.multi_margin_loss(x, y, margin=0.5, reduction="none"), scores, classes)
q = torch.softmax(torch.randn(8, 5), 1)
q[0] = torch.tensor([0.0, 0.0, 1.0, 0.0, 0.0])
loss("kl", lambda x, y: F.kl_div(x, y, reduction="batchmean"), F.log_softmax(scores, 1), q)

signs = torch.tensor([1.0, -1.0, 1.0, -1.0, -1.0, 1.0])
loss("cosine", lambda x, y, t: F.cosine_embedding_loss(x, y, t, margin=0.2), a, b, signs, tracked=2)
loss("triplet", lambda x, p, n: F.triplet_margin_loss(x, p, n, margin=2.0, eps=0), a, b, torch.randn(6, 4), tracked=3)

frames = torch.randn(3, 12, 5).log_softmax(2)
labels = torch.tensor([[1, 2, 2, 0], [3, 4, 1, 2], [4, 0, 0, 0]])
loss("ctc", lambda x, y, n, m: F.ctc_loss(x.transpose(0, 1), y, n, m), frames, labels, torch.tensor([12, 10, 7]),
     torch.tensor([3, 4, 1]))
loss("ctc-blank", lambda x, y, n, m: F.ctc_loss(x.transpose(0, 1), y, n, m, blank=4, reduction="none"), frames,
     torch.tensor([[1, 2], [3, 0], [2, 2]]), torch.tensor([12, 10, 7]), torch.tensor([2, 1, 2]))
