"""Folders as transformers writes them, with small models: half precision, several files, a checkpoint of PyTorch.

    python pretrained_folders.py      # writes ../resources/golden/pretrained/{bert,llama,gpt2}-folder

Keys of expected.safetensors: ids.0 … of the texts; embeddings, or scores of the token after text 0.
"""

import shutil

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import (BertConfig, BertForMaskedLM, GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM)

from golden import ROOT

TEXTS = ["the cat sat on a mat", "a dog"]
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "cat", "sat", "on", "a", "mat", "dog"]


def folder(name):
    path = ROOT / "pretrained" / f"{name}-folder"
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def finish(path, tokenizer, ids, **expected):
    """Adds the tokenizer and the answers, and leaves out what transformers writes beside them."""
    tokenizer.save(str(path / "tokenizer.json"))
    (path / "generation_config.json").unlink(missing_ok=True)
    expected |= {f"ids.{i}": torch.tensor(row) for i, row in enumerate(ids)}
    save_file({k: v.detach().clone().contiguous() for k, v in expected.items()}, path / "expected.safetensors")


def words():
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.add_special_tokens(WORDS[:4])
    return tokenizer


def bert():
    torch.manual_seed(0)
    path = folder("bert")
    model = BertForMaskedLM(BertConfig(vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=2, num_attention_heads=2,
                                       intermediate_size=12, max_position_embeddings=10, initializer_range=1.0,
                                       hidden_dropout_prob=0.0)).eval().half()
    model.save_pretrained(path)
    tokenizer = words()
    tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1",
                                                             [("[CLS]", 2), ("[SEP]", 3)])
    ids = [tokenizer.encode(text).ids for text in TEXTS]
    model = model.float()
    means = [model.bert(torch.tensor([row])).last_hidden_state[0].mean(0) for row in ids]
    finish(path, tokenizer, ids, embeddings=torch.stack([m / m.norm() for m in means]))


def language(name, model, **saving):
    path = folder(name)
    model.eval().save_pretrained(path, **saving)
    tokenizer = words()
    ids = [tokenizer.encode(text).ids for text in TEXTS]
    finish(path, tokenizer, ids, scores=model(torch.tensor(ids[:1])).logits[0, -1])
    return path


bert()
torch.manual_seed(0)
language("llama", LlamaForCausalLM(
    LlamaConfig(vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
                intermediate_size=12, max_position_embeddings=20, initializer_range=1.0, bos_token_id=2, eos_token_id=[3, 0])),
    max_shard_size="2KB")
gpt = GPT2LMHeadModel(
    GPT2Config(vocab_size=len(WORDS), n_embd=8, n_layer=2, n_head=2, n_positions=20, initializer_range=1.0, bos_token_id=2,
               eos_token_id=3))
path = language("gpt2", gpt)
(path / "model.safetensors").unlink()
torch.save(gpt.state_dict(), path / "pytorch_model.bin")
