"""Golden files of the transformers: a GPT-2 of transformers, and a translator of torch's layers."""

import torch
from torch import nn
from transformers import GPT2Config, GPT2LMHeadModel
from transformers.pytorch_utils import Conv1D

from golden import twin


def with_linear(module):
    """Puts nn.Linear in the place of every Conv1D, whose weight is transposed."""
    for name, child in module.named_children():
        if isinstance(child, Conv1D):
            setattr(module, name, nn.Linear(*child.weight.shape))
        else:
            with_linear(child)
    return module


def gpt():
    torch.manual_seed(1)
    config = GPT2Config(vocab_size=53, n_positions=24, n_embd=24, n_layer=3, n_head=4, attn_implementation="eager")
    model = with_linear(GPT2LMHeadModel(config)).eval()

    class Plain(nn.Module):
        """GPT2Model's names, with the head tied to its table of tokens."""

        def __init__(self):
            super().__init__()
            for name, child in model.transformer.named_children():
                self.add_module(name, child)

        def forward(self, ids):
            return model(input_ids=ids, use_cache=False).logits

    twin("transformer", "gpt", Plain().eval(), torch.randint(53, (2, 13)))


def translator(case, tables, norm_first, learned):
    """The paper's model of torch's layers, with the names of `Translator`."""
    width, heads, inner, depth, longest = 16, 4, 24, 2, 20
    sources, targets = (31, 31) if tables == 1 else (31, 27)

    class Decoder(nn.Module):
        def __init__(self):
            super().__init__()
            layer = lambda: nn.TransformerDecoderLayer(width, heads, inner, 0.0, norm_first=norm_first, batch_first=True)
            self.layers = nn.ModuleList(layer() for _ in range(depth))
            if norm_first:
                self.norm = nn.LayerNorm(width)

        def forward(self, x, memory, padding):
            causal = nn.Transformer.generate_square_subsequent_mask(x.shape[1], dtype=x.dtype)
            for layer in self.layers:
                x = layer(x, memory, tgt_mask=causal, memory_key_padding_mask=padding)
            return self.norm(x) if norm_first else x

    class Positions(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.zeros(longest, width))

    class Translator(nn.Module):
        def __init__(self):
            super().__init__()
            self.source = nn.Embedding(sources, width)
            self.target = self.source if tables == 1 else nn.Embedding(targets, width)
            if learned:
                self.positions = Positions()
            layer = nn.TransformerEncoderLayer(width, heads, inner, 0.0, norm_first=norm_first, batch_first=True)
            norm = nn.LayerNorm(width) if norm_first else None
            self.encoder = nn.TransformerEncoder(layer, depth, norm, enable_nested_tensor=False)
            self.decoder = Decoder()
            if tables == 3:
                self.generator = nn.Linear(width, targets)

        def embedded(self, table, tokens):
            time = tokens.shape[1]
            if learned:
                code = self.positions.weight[:time]
            else:
                angle = torch.arange(time)[:, None] * 10000.0 ** (-torch.arange(0, width, 2, dtype=torch.float64) / width)
                code = torch.stack([angle.sin(), angle.cos()], -1).flatten(1).float().double()
            return table(tokens) * width**0.5 + code

        def forward(self, source, lengths, target):
            padding = torch.arange(source.shape[1])[None] >= lengths[:, None]
            memory = self.encoder(self.embedded(self.source, source), src_key_padding_mask=padding)
            y = self.decoder(self.embedded(self.target, target), memory, padding)
            return self.generator(y) if tables == 3 else y @ self.target.weight.T

    torch.manual_seed(2)
    net = Translator().train()  # without dropout; evaluation takes a fast path that has no gradients
    twin("transformer", case, net, torch.randint(27, (3, 7)), torch.tensor([7, 3, 5]), torch.randint(27, (3, 6)))


if __name__ == "__main__":
    gpt()
    translator("translator-post", tables=3, norm_first=False, learned=False)
    translator("translator-pre", tables=1, norm_first=True, learned=True)
