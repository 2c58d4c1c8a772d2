"""Golden files of the pretrained models, by transformers.

    python pretrained.py                   # the small nets
    python pretrained_minilm.py …          # sentences by ONNX Runtime
    python pretrained_stories.py …         # stories by a reference in numpy
"""

import torch
from transformers import BertConfig, BertModel, LlamaConfig, LlamaForCausalLM
from transformers.models.llama.modeling_llama import LlamaRMSNorm, LlamaRotaryEmbedding

from golden import twin

bert = BertModel(
    BertConfig(vocab_size=23, hidden_size=12, num_hidden_layers=2, num_attention_heads=3, intermediate_size=20,
               max_position_embeddings=9)).eval()


def hidden_and_pooled(ids, types, keep):
    y = bert(ids, attention_mask=keep, token_type_ids=types)
    return torch.cat([y.last_hidden_state, y.pooler_output[:, None]], 1)


torch.manual_seed(1)
keep = torch.tensor([[1] * 7, [1] * 4 + [0] * 3])
types = torch.tensor([[0] * 4 + [1] * 3, [0] * 7])
twin("pretrained", "bert", bert, torch.randint(0, 23, (2, 7)), types, keep, call=hidden_and_pooled)



def turns(self, x, position_ids):
    angle = position_ids[:, :, None] / 10_000 ** (torch.arange(0, 4, 2, dtype=torch.float64) / 4)
    return torch.cat([angle, angle], -1).cos(), torch.cat([angle, angle], -1).sin()


# the same formulas without their excursions to float32
LlamaRotaryEmbedding.forward = turns
LlamaRMSNorm.forward = lambda self, x: self.weight * x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.variance_epsilon)
for case, tied, keys in ("llama", False, 2), ("llama-tied", True, 4):
    llama = LlamaForCausalLM(
        LlamaConfig(vocab_size=17, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=keys,
                    intermediate_size=24, max_position_embeddings=11, rms_norm_eps=1e-5,
                    tie_word_embeddings=tied)).eval()
    twin("pretrained", case, llama, torch.randint(0, 17, (2, 8)), call=lambda ids: llama(ids).logits)
