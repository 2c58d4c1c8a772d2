"""Numbers of tokens by the Hugging Face library, for tokenizers that Tarn wrote, and pairs that its trainer merges.

    python token_ids.py sotu.csv      # writes ../resources/golden/tokens/ids.json and merges.json

Beside them lie the files that Tarn wrote, which GoldenTokensTest makes anew: bpe.json, wordpiece.json, unigram.json, characters.json.
"""

import csv
import json
import pathlib
import sys

import tokenizers
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

FOLDER = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "tokens"
KINDS = ["bpe", "wordpiece", "unigram", "characters"]


def main():
    csv.field_size_limit(1 << 30)
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        speeches = [row["text"] for row in csv.DictReader(file)]
    texts = json.loads((FOLDER / "texts.json").read_text("utf-8"))
    ids = {"version": tokenizers.__version__}
    for kind in KINDS:
        tokenizer = Tokenizer.from_file(str(FOLDER / f"{kind}.json"))
        ids[kind] = [tokenizer.encode(text).ids for text in texts]
    (FOLDER / "ids.json").write_text(json.dumps(ids), "utf-8")

    trained = Tokenizer(models.BPE())
    trained.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trained.train_from_iterator(
        speeches[:8],
        trainers.BpeTrainer(
            vocab_size=700,
            min_frequency=2,
            special_tokens=["<|endoftext|>"],
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        ),
    )
    vocabulary = trained.get_vocab()
    (FOLDER / "trained.json").write_text(
        json.dumps(sorted(vocabulary, key=vocabulary.get), ensure_ascii=False), "utf-8"
    )


main()
