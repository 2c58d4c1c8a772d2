"""Golden files of embeddings, recurrent stacks and attention."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from golden import layer

AREA = "sequences"


def ids(*shape):
    return torch.randint(0, 6, shape)


torch.manual_seed(1)
layer("embedding", nn.Embedding(6, 4), ids(3, 5), area=AREA)
layer("embedding-padding", nn.Embedding(6, 4, padding_idx=2), torch.tensor([[2, 1, 2], [5, 0, 2]]), area=AREA)
table = nn.Embedding(6, 4, max_norm=1.0)
layer("embedding-max-norm", table, ids(3, 5), area=AREA)
for mode in ("sum", "mean", "max"):
    layer(f"bag-{mode}", nn.EmbeddingBag(6, 4, mode=mode), ids(3, 5), area=AREA)
offsets = torch.tensor([0, 3, 3, 7])
bag = nn.EmbeddingBag(6, 4, mode="mean")
layer("bag-offsets", bag, ids(9), area=AREA, call=lambda x: bag(x, offsets))


class Weighted(nn.EmbeddingBag):
    def forward(self, words, scales):
        return super().forward(words, offsets, scales)


layer("bag-weighted", Weighted(6, 4, mode="sum"), ids(9), torch.randn(9), area=AREA)


def states(module, batch):
    width = getattr(module, "proj_size", 0) or module.hidden_size
    n = module.num_layers * (2 if module.bidirectional else 1)
    h = torch.randn(n, batch, width)
    return (h, torch.randn(n, batch, module.hidden_size)) if isinstance(module, nn.LSTM) else (h,)


def everything(module, batch, lengths=None):
    """Output and last states side by side in one tensor, so that one upstream gradient reaches all."""

    def call(x, *h):
        h = (h if len(h) > 1 else h[0]) if h else None
        if lengths is None:
            y, end = module(x, h)
        else:
            packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            y, end = module(packed, h)
            y, _ = pad_packed_sequence(y, batch_first=True, total_length=x.shape[1])
        ends = end if isinstance(end, tuple) else (end,)
        return torch.cat([y.flatten(), *[e.flatten() for e in ends]])

    return call


def recurrent(case, module, batch=3, time=5, lengths=None, started=True):
    x = torch.randn(batch, time, module.input_size)
    layer(case, module, x, *(states(module, batch) if started else ()), area=AREA, call=everything(module, batch, lengths))


lengths = torch.tensor([2, 5, 3])
for name, kind, extra in (
    ("lstm", nn.LSTM, {}),
    ("gru", nn.GRU, {}),
    ("rnn", nn.RNN, {}),
    ("rnn-relu", nn.RNN, {"nonlinearity": "relu"}),
):
    recurrent(name, kind(4, 6, batch_first=True, **extra), started=False)
    deep = dict(num_layers=2, bidirectional=True, batch_first=True, **extra)
    recurrent(f"{name}-deep", kind(4, 6, **deep))
    recurrent(f"{name}-packed", kind(4, 6, **deep), lengths=lengths)
    recurrent(f"{name}-no-bias", kind(4, 6, batch_first=True, bias=False, **extra))
recurrent("lstm-projection", nn.LSTM(4, 6, num_layers=2, bidirectional=True, proj_size=3, batch_first=True))
recurrent("lstm-projection-packed", nn.LSTM(4, 6, bidirectional=True, proj_size=3, batch_first=True), lengths=lengths)

cell = nn.LSTMCell(4, 6)
layer("lstm-cell", cell, torch.randn(3, 4), torch.randn(3, 6), torch.randn(3, 6), area=AREA,
      call=lambda x, h, c: torch.cat(cell(x, (h, c)), 1))
layer("gru-cell", nn.GRUCell(4, 6), torch.randn(3, 4), torch.randn(3, 6), area=AREA)
layer("rnn-cell", nn.RNNCell(4, 6), torch.randn(3, 4), torch.randn(3, 6), area=AREA)
layer("rnn-cell-relu", nn.RNNCell(4, 6, nonlinearity="relu"), torch.randn(3, 4), torch.randn(3, 6), area=AREA)


class Dot(nn.Module):
    def __init__(self, **options):
        super().__init__()
        self.options = options

    def forward(self, q, k, v):
        return nn.functional.scaled_dot_product_attention(q, k, v, **self.options)


def heads(keys=5):
    return torch.randn(2, 3, 4, 6), torch.randn(2, 3, keys, 6), torch.randn(2, 3, keys, 7)


keep = torch.tensor([[1, 1, 0, 1, 0], [0, 1, 1, 1, 1], [1, 0, 0, 0, 0], [1, 1, 1, 1, 1]]).bool()
key_lengths = torch.tensor([2, 5])
before = (torch.arange(5) < key_lengths[:, None])[:, None, None, :]
layer("dot", Dot(), *heads(), area=AREA)
layer("dot-scale", Dot(scale=0.3), *heads(), area=AREA)
layer("dot-causal", Dot(is_causal=True), *heads(4), area=AREA)
layer("dot-pairs", Dot(attn_mask=keep), *heads(), area=AREA)
layer("dot-lengths", Dot(attn_mask=before), *heads(), area=AREA)
layer("dot-both", Dot(attn_mask=keep & before), *heads(), area=AREA)
bias = torch.arange(20).view(4, 5) / 10
layer("dot-bias", Dot(attn_mask=bias), *heads(), area=AREA)
layer("dot-bias-pairs", Dot(attn_mask=bias.masked_fill(~keep, float("-inf"))), *heads(), area=AREA)


def randomised(module):
    """The biases that PyTorch starts at zero would hide a mistake."""
    for p in module.parameters():
        if p.dim() == 1:
            nn.init.normal_(p)
    return module


class Both(nn.Module):
    """Output and weights of multi-head attention under its own parameter names."""

    def __init__(self, inner, **options):
        super().__init__()
        self.inner, self.options = inner, options

    def named_parameters(self, *a, **k):
        return self.inner.named_parameters()

    def forward(self, q, k, v):
        y, w = self.inner(q, k, v, need_weights=True, average_attn_weights=False, **self.options)
        return torch.cat([y.flatten(), w.flatten()])


def attention(**options):
    return randomised(nn.MultiheadAttention(8, 2, batch_first=True, **options))


self_attention = attention()
layer("heads-self", self_attention, torch.randn(2, 5, 8), area=AREA, call=lambda x: self_attention(x, x, x)[0])
q, k = torch.randn(2, 4, 8), torch.randn(2, 5, 8)
layer("heads-cross", Both(attention()), q, k, torch.randn(2, 5, 8), area=AREA)
layer("heads-lengths", Both(attention(), key_padding_mask=~before[:, 0, 0]), q, k, torch.randn(2, 5, 8), area=AREA)
layer("heads-causal", Both(attention(), attn_mask=torch.ones(4, 4).triu(1).bool()), q, q, q, area=AREA)
layer("heads-widths", Both(attention(kdim=5, vdim=3)), q, torch.randn(2, 5, 5), torch.randn(2, 5, 3), area=AREA)
layer("heads-no-bias", Both(attention(bias=False)), q, k, k, area=AREA)


def transformer(kind, **options):
    return randomised(kind(8, 2, 12, batch_first=True, dropout=0.0, **options))


for name, options in (("after", {}), ("before", {"norm_first": True, "activation": "gelu"})):
    encoder = transformer(nn.TransformerEncoderLayer, **options)
    layer(f"encoder-{name}", encoder, torch.randn(2, 5, 8), area=AREA)
    masked = transformer(nn.TransformerEncoderLayer, **options)
    layer(f"encoder-{name}-lengths", masked, torch.randn(2, 5, 8), area=AREA,
          call=lambda x: masked(x, src_key_padding_mask=~before[:, 0, 0]))
    decoder = transformer(nn.TransformerDecoderLayer, **options)
    layer(f"decoder-{name}", decoder, torch.randn(2, 4, 8), torch.randn(2, 5, 8), area=AREA,
          call=lambda x, m: decoder(x, m, tgt_mask=torch.ones(4, 4).triu(1).bool(), memory_key_padding_mask=~before[:, 0, 0]))
stack = nn.TransformerEncoder(transformer(nn.TransformerEncoderLayer), 2)
layer("encoder-stack", stack, torch.randn(2, 5, 8), area=AREA)
