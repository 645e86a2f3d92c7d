"""Tiny models with random weights, saved as the libraries save them, for evaluations that take no time."""

from __future__ import annotations

import json
from pathlib import Path

WORDS = ("red", "green", "blue", "round", "square", "small", "large", "old", "new", "stone", "leaf", "river")
_VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS)


def tokenizer(folder: Path) -> None:
    """Save a tokenizer of whole words."""
    from transformers import BertTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(_VOCABULARY), encoding="utf-8")
    BertTokenizer(str(vocabulary), model_max_length=32).save_pretrained(folder)


def encoder(folder: Path) -> None:
    """Save a model of sentence-transformers: a stack of one layer and a mean over its tokens."""
    import torch
    from transformers import BertModel

    torch.manual_seed(7)
    tokenizer(folder)
    BertModel(_config(), add_pooling_layer=False).save_pretrained(folder)
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (folder / "1_Pooling").mkdir()
    pooling = {"word_embedding_dimension": 16, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling), encoding="utf-8")


def classifier(folder: Path, labels: tuple[str, ...]) -> None:
    """Save a classifier whose random answers differ from sentence to sentence."""
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    torch.manual_seed(11)
    tokenizer(folder)
    model = BertForSequenceClassification(_config(labels)).eval()
    inputs = AutoTokenizer.from_pretrained(folder)(sentences(40), return_tensors="pt")
    with torch.no_grad():
        model.classifier.bias -= model(**inputs).logits.median(dim=0).values
    model.save_pretrained(folder)


def generator(folder: Path) -> None:
    """Save a model that goes on writing."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    torch.manual_seed(13)
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "bos_token": "[CLS]", "eos_token": "[SEP]"}
    words = Tokenizer(models.WordLevel({word: at for at, word in enumerate(_VOCABULARY)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=words, **special).save_pretrained(folder)
    size = {"n_embd": 16, "n_layer": 1, "n_head": 2, "n_positions": 128, "vocab_size": 5 + len(WORDS)}
    GPT2LMHeadModel(GPT2Config(**size, bos_token_id=2, eos_token_id=3)).save_pretrained(folder)


def _config(labels: tuple[str, ...] = ()) -> object:
    from transformers import BertConfig

    names = (
        {"id2label": dict(enumerate(labels)), "label2id": {name: number for number, name in enumerate(labels)}} if labels else {}
    )
    return BertConfig(
        vocab_size=5 + len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
        hidden_dropout_prob=0.0,
        **names,
    )


def sentences(count: int) -> list[str]:
    """Return different sentences of three words."""
    number = len(WORDS)
    return [f"{WORDS[n % number]} {WORDS[(n // number + 3 * n) % number]} {WORDS[(n * n + 5) % number]}" for n in range(count)]
