"""Golden file of stories15M: what llama2.c would write, by its algorithm in numpy, float32.

    python pretrained_stories.py llama2.data

Keys: prompt.0 …, the numbers of the prompts, and story.0 …, the likeliest 200 tokens with the prompt.
"""

import struct
import sys

import numpy as np
import torch

from golden import save

PROMPTS = ["", "Once upon a time", "The little dragon was sad because", "Zoë said: “1 + 1 = 2!”\n"]
LENGTH = 200


class Model:
    """The file: seven numbers, the weights, then the tokenizer."""

    def __init__(self, data):
        self.dim, hidden, self.layers, self.heads, self.key_heads, vocabulary, self.places = struct.unpack("7i", data[:28])
        self.at, self.data = 28, data
        size = self.dim // self.heads
        keys = self.key_heads * size
        n, d = self.layers, self.dim
        self.embedding = self.take(abs(vocabulary), d)
        self.norm1 = self.take(n, d)
        self.q, self.k, self.v = self.take(n, d, d), self.take(n, keys, d), self.take(n, keys, d)
        self.o = self.take(n, d, d)
        self.norm2 = self.take(n, d)
        self.w1, self.w2, self.w3 = self.take(n, hidden, d), self.take(n, d, hidden), self.take(n, hidden, d)
        self.norm = self.take(d)
        self.take(self.places, size)  # tables of angles, which are computed
        self.head = self.embedding if vocabulary > 0 else self.take(-vocabulary, d)
        self.tokens, self.scores = self.tokenizer(abs(vocabulary))

    def take(self, *shape):
        count = int(np.prod(shape))
        values = np.frombuffer(self.data, np.float32, count, self.at).reshape(shape)
        self.at += 4 * count
        return values

    def tokenizer(self, count):
        at = self.at + 4
        tokens, scores = [], []
        for _ in range(count):
            score, length = struct.unpack("fi", self.data[at:at + 8])
            tokens.append(self.data[at + 8:at + 8 + length])
            scores.append(score)
            at += 8 + length
        return tokens, scores


def encode(model, text):
    """Characters, or their bytes, of which the best pair is joined again and again."""
    table = {token: i for i, token in reversed(list(enumerate(model.tokens))) if i >= 259}
    ids = []
    for character in (" " + text if text else ""):
        raw = character.encode()
        ids += [table[raw]] if raw in table else [byte + 3 for byte in raw]
    while True:
        pairs = [(model.scores[table[joined]], -i, table[joined]) for i in range(len(ids) - 1)
                 if (joined := model.tokens[ids[i]] + model.tokens[ids[i + 1]]) in table]
        if not pairs:
            return [1] + ids
        _, place, joined = max(pairs)
        ids[-place:-place + 2] = [joined]


def rms(x, weight):
    return weight * (x / np.sqrt(np.mean(x * x) + np.float32(1e-5)))


def turn(x, place):
    """Each pair of neighbours by its own angle."""
    size = x.shape[1]
    angle = place / 10_000 ** (np.arange(0, size, 2) / size)
    c, s = np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)
    a, b = x[:, ::2], x[:, 1::2]
    return np.stack([a * c - b * s, a * s + b * c], -1).reshape(x.shape)


def step(m, token, place, cache):
    x = m.embedding[token]
    size = m.dim // m.heads
    for i in range(m.layers):
        y = rms(x, m.norm1[i])
        q = turn((m.q[i] @ y).reshape(-1, size), place)
        cache[i][0].append(turn((m.k[i] @ y).reshape(-1, size), place))
        cache[i][1].append((m.v[i] @ y).reshape(-1, size))
        keys, values = np.array(cache[i][0]), np.array(cache[i][1])  # [places, heads, size]
        heads = []
        for h in range(m.heads):
            shared = h * m.key_heads // m.heads
            scores = keys[:, shared] @ q[h] / np.sqrt(np.float32(size))
            weights = np.exp(scores - scores.max())
            heads.append(weights / weights.sum() @ values[:, shared])
        x = x + m.o[i] @ np.concatenate(heads)
        y = rms(x, m.norm2[i])
        gate = m.w1[i] @ y
        x = x + m.w2[i] @ (gate / (1 + np.exp(-gate)) * (m.w3[i] @ y))
    return m.head @ rms(x, m.norm)


def main(file):
    model = Model(open(file, "rb").read())
    tensors = {}
    for number, text in enumerate(PROMPTS):
        ids = encode(model, text)
        tensors[f"prompt.{number}"] = torch.tensor(ids)
        cache = [([], []) for _ in range(model.layers)]
        for place in range(LENGTH):
            scores = step(model, ids[place], place, cache)
            if place + 1 == len(ids):
                ids = ids + [int(scores.argmax())]
        tensors[f"story.{number}"] = torch.tensor(ids)
        print(b"".join(model.tokens[i] for i in ids[1:]).decode(errors="replace"))
    save("pretrained", "stories", tensors)


if __name__ == "__main__":
    main(sys.argv[1])
