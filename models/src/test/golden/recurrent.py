"""Golden files of the recurrent models: a translator with attention, written with PyTorch's own LSTM and by the papers' formulas."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from golden import twin

SOURCE = torch.tensor([[3, 1, 4, 1, 5], [2, 6, 5, 0, 0], [3, 5, 0, 0, 0]])
LENGTHS = torch.tensor([5, 3, 2])
TARGET = torch.tensor([[1, 4, 2, 6], [1, 5, 3, 0], [1, 2, 0, 0]])


class General(nn.Module):
    """Luong's score."""

    def __init__(self, hidden, memory):
        super().__init__()
        self.key = nn.Linear(memory, hidden, bias=False)

    def forward(self, h, s, before):
        return torch.einsum("bth,bsh->bts", h, self.key(s))


class Additive(nn.Module):
    """Bahdanau's score."""

    def __init__(self, hidden, memory):
        super().__init__()
        self.query = nn.Linear(hidden, hidden, bias=False)
        self.key = nn.Linear(memory, hidden)
        self.score = nn.Linear(hidden, 1, bias=False)

    def forward(self, h, s, before):
        return self.score(torch.tanh(self.query(h)[:, :, None] + self.key(s)[:, None]))[..., 0]


class Location(nn.Module):
    """Chorowski's score: the weights of the step before are seen through filters."""

    def __init__(self, hidden, memory):
        super().__init__()
        self.query = nn.Linear(hidden, hidden, bias=False)
        self.key = nn.Linear(memory, hidden)
        self.filters = nn.Conv1d(1, 10, 7, padding=3, bias=False)
        self.place = nn.Linear(10, hidden, bias=False)
        self.score = nn.Linear(hidden, 1, bias=False)

    def forward(self, h, s, before):
        f = self.place(self.filters(before[:, None]).transpose(1, 2))
        return self.score(torch.tanh(self.query(h) + self.key(s) + f)).transpose(1, 2)


class Decoder(nn.Module):
    def __init__(self, vocabulary, width, hidden, memory, layers, alignment, feeding):
        super().__init__()
        self.feeding = feeding
        self.embedding = nn.Embedding(vocabulary, width)
        self.lstm = nn.LSTM(width + (hidden if feeding else 0), hidden, layers, batch_first=True)
        self.alignment = alignment(hidden, memory)
        self.combine = nn.Linear(memory + hidden, hidden)
        self.output = nn.Linear(hidden, vocabulary)

    def forward(self, s, lengths, state, target):
        real = torch.arange(s.shape[1])[None] < lengths[:, None]
        seen = torch.zeros(len(s), 1, self.combine.out_features, dtype=s.dtype)
        a = torch.zeros(len(s), s.shape[1], dtype=s.dtype)
        a[:, 0] = 1
        scores = []
        for t in range(target.shape[1]):
            x = self.embedding(target[:, t : t + 1])
            h, state = self.lstm(torch.cat([x, seen], -1) if self.feeding else x, state)
            e = self.alignment(h, s, a).masked_fill(~real[:, None], float("-inf"))
            a = e.softmax(-1)
            seen = torch.tanh(self.combine(torch.cat([a @ s, h], -1)))
            a = a[:, 0]
            scores.append(self.output(seen))
        return torch.cat(scores, 1)


class Translator(nn.Module):
    def __init__(self, alignment, layers=1, feeding=False, width=5, hidden=6, states=4):
        super().__init__()
        self.layers, self.hidden = layers, hidden
        self.embedding = nn.Embedding(7, width)
        self.encoder = nn.LSTM(width, states, layers, bidirectional=True, batch_first=True)
        self.bridge = nn.Linear(2 * states, 2 * layers * hidden)
        self.decoder = Decoder(8, width, hidden, 2 * states, layers, alignment, feeding)

    def forward(self, source, lengths, target):
        packed = pack_padded_sequence(self.embedding(source), lengths, batch_first=True)
        s, (h, _) = self.encoder(packed)
        s, _ = pad_packed_sequence(s, batch_first=True)
        begin = torch.tanh(self.bridge(torch.cat([h[-2], h[-1]], -1)))
        begin = begin.reshape(len(source), 2 * self.layers, self.hidden).transpose(0, 1)
        state = (begin[: self.layers].contiguous(), begin[self.layers :].contiguous())
        return self.decoder(s, lengths, state, target)


twin("recurrent", "general", Translator(General), SOURCE, LENGTHS, TARGET)
twin("recurrent", "additive", Translator(Additive, layers=2, feeding=True), SOURCE, LENGTHS, TARGET)
twin("recurrent", "location", Translator(Location), SOURCE, LENGTHS, TARGET)
