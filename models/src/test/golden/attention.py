"""Golden files of the kinds of attention and of the Conformer, by PyTorch, transformers, and their formulas written down plainly.

    python attention.py      # writes ../resources/golden/attention/*.safetensors
"""

import torch
from torch import nn
from torch.nn import functional as F
from transformers.models.llama.modeling_llama import LlamaConfig, LlamaRotaryEmbedding, apply_rotary_pos_emb

from golden import twin


class Heads(nn.MultiheadAttention):
    """PyTorch's projections, with another way from queries, keys and values to what the heads say."""

    def __init__(self, width=64, heads=4):
        super().__init__(width, heads, batch_first=True)

    def forward(self, x, keep=None):
        batch, time, width = x.shape
        qkv = F.linear(x, self.in_proj_weight, self.in_proj_bias)
        q, k, v = (t.view(batch, time, self.num_heads, -1).transpose(1, 2) for t in qkv.chunk(3, -1))
        s = self.scores(q, k) / q.shape[-1] ** 0.5
        if keep is not None:
            s = s.masked_fill(~keep, float("-inf"))
        return self.out_proj((s.softmax(-1) @ v).transpose(1, 2).flatten(2))


class Rotary(Heads):
    def scores(self, q, k):
        places = torch.arange(q.shape[2])[None]
        config = LlamaConfig(hidden_size=self.embed_dim, num_attention_heads=self.num_heads, head_dim=q.shape[-1])
        inverse = LlamaRotaryEmbedding(config).inv_freq.double()
        exact = 10000.0 ** (-torch.arange(0, q.shape[-1], 2).double() / q.shape[-1])
        assert (inverse - exact).abs().max() < 1e-7  # transformers keeps float32
        angle = (places[..., None] * exact).repeat(1, 1, 2)
        q, k = apply_rotary_pos_emb(q, k, angle.cos(), angle.sin())
        return q @ k.transpose(-2, -1)


class RelativeKeys(Heads):
    def __init__(self, reach):
        super().__init__()
        self.reach = reach
        self.relative_keys = nn.Parameter(torch.empty(2 * reach + 1, self.head_dim))

    def scores(self, q, k):
        place = torch.arange(q.shape[2])
        a = self.relative_keys[(place[None] - place[:, None]).clamp(-self.reach, self.reach) + self.reach]
        return q @ k.transpose(-2, -1) + torch.einsum("bhid,ijd->bhij", q, a)


class RelativeWaves(Heads):
    def __init__(self, width=64, heads=4):
        super().__init__(width, heads)
        self.linear_pos = nn.Linear(width, width, bias=False)
        self.pos_bias_u = nn.Parameter(torch.empty(heads, self.head_dim))
        self.pos_bias_v = nn.Parameter(torch.empty(heads, self.head_dim))

    def scores(self, q, k):
        time, width = q.shape[2], self.embed_dim
        place = torch.arange(time)
        angle = (place[:, None] - place[None])[..., None] * 10000.0 ** (-torch.arange(0, width, 2).double() / width)
        r = torch.stack([angle.sin(), angle.cos()], -1).flatten(2)  # [i, j, width] for i - j
        r = self.linear_pos(r).view(time, time, self.num_heads, -1)
        content = (q + self.pos_bias_u[:, None]) @ k.transpose(-2, -1)
        return content + torch.einsum("bhid,ijhd->bhij", q + self.pos_bias_v[:, None], r)


class FeedForward(nn.Module):
    def __init__(self, width, inner):
        super().__init__()
        self.sequential = nn.Sequential(
            nn.LayerNorm(width), nn.Linear(width, inner), nn.SiLU(), nn.Dropout(), nn.Linear(inner, width), nn.Dropout()
        )

    def forward(self, x):
        return self.sequential(x)


class Convolution(nn.Module):
    def __init__(self, width, kernel):
        super().__init__()
        self.layer_norm = nn.LayerNorm(width)
        self.sequential = nn.Sequential(
            nn.Conv1d(width, 2 * width, 1),
            nn.GLU(1),
            nn.Conv1d(width, width, kernel, padding=kernel // 2, groups=width),
            nn.BatchNorm1d(width),
            nn.SiLU(),
            nn.Conv1d(width, width, 1),
            nn.Dropout(),
        )

    def forward(self, x):
        return self.sequential(self.layer_norm(x).transpose(1, 2)).transpose(1, 2)


class ConformerBlock(nn.Module):
    """With the names of torchaudio's ConformerLayer, and relative positions."""

    def __init__(self, width, heads, kernel):
        super().__init__()
        self.ffn1 = FeedForward(width, 4 * width)
        self.self_attn_layer_norm = nn.LayerNorm(width)
        self.self_attn = RelativeWaves(width, heads)
        self.conv_module = Convolution(width, kernel)
        self.ffn2 = FeedForward(width, 4 * width)
        self.final_layer_norm = nn.LayerNorm(width)

    def forward(self, x):
        x = x + 0.5 * self.ffn1(x)
        x = x + self.self_attn(self.self_attn_layer_norm(x))
        x = x + self.conv_module(x)
        return self.final_layer_norm(x + 0.5 * self.ffn2(x))


class Conformer(nn.Module):
    """Each sequence by itself, at its own length."""

    def __init__(self, features, width, heads, layers, kernel):
        super().__init__()
        self.subsampling = nn.ModuleDict({"conv1": nn.Conv2d(1, width, 3, 2), "conv2": nn.Conv2d(width, width, 3, 2)})
        self.input = nn.Linear(((features - 1) // 2 - 1) // 2 * width, width)
        self.conformer_layers = nn.ModuleList(ConformerBlock(width, heads, kernel) for _ in range(layers))

    def forward(self, x, lengths):
        rows = [self.one(row[None, :length])[0] for row, length in zip(x, lengths)]
        return nn.utils.rnn.pad_sequence(rows, batch_first=True)

    def one(self, x):
        y = self.subsampling["conv2"](self.subsampling["conv1"](x[:, None]).relu()).relu()
        y = self.input(y.transpose(1, 2).flatten(2))
        for layer in self.conformer_layers:
            y = layer(y)
        return y


def dot(module, x):
    later = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool).triu(1)
    return module(x, x, x, attn_mask=later, need_weights=False)[0]


if __name__ == "__main__":
    torch.manual_seed(0)
    x = torch.randn(2, 9, 64)
    plain = nn.MultiheadAttention(64, 4, batch_first=True).eval()
    twin("attention", "dot", plain, x, call=lambda y: dot(plain, y))
    twin("attention", "rotary", Rotary(), x)
    twin("attention", "relative-keys", RelativeKeys(3), x)
    twin("attention", "relative-waves", RelativeWaves(), x)
    twin("attention", "conformer-block", ConformerBlock(144, 4, 31).eval(), torch.randn(2, 11, 144))
    lengths = torch.tensor([21, 43])
    twin("attention", "conformer", Conformer(20, 32, 2, 2, 7).eval(), torch.randn(2, 43, 20), lengths)
