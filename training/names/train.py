"""Trains the names model and writes its weights to training/names/kept; export.py makes of them what is shipped. From the repository's root:

    python training/names/train.py
    python training/names/train.py --steps 20 # does the whole way work?

Everything drawn by chance is drawn from SEED. An accelerator is used where there is one; without it a run takes days instead of minutes.
"""
import argparse
import itertools
import math
import os
import pickle
import random
import re
import time
from pathlib import Path

import torch

import data
from generate import Generator, Pools
from model import base, IGNORED, LABEL_ID, Names, PAD, CLS, SEP, Tokens, vocabulary

SEED = 20261124
EITHER = 100  # added to the label of a person who may be a public figure or not
LONGEST = 192  # pieces of one text in training, [CLS] and [SEP] included
PIECES = 16384  # pieces in one batch, padding included
NEAR, REPLACED = 8, 0.1  # neighbours of a word among which one is drawn for it, in that share of words that are no names
TEACHERS, STEPS = 3, 4000
TAUGHT = 0.5  # share of the time, and as many steps to the student's, that goes to the teachers
# Shares of the sources in what is trained on.
SHARES = {"made": 0.72, "posts": 0.11, "prompts": 0.07, "documents": 0.06, "wiki": 0.04}


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


class Texts(torch.utils.data.IterableDataset):
    """Without end: batches of about `pieces` pieces of texts of all sources. Each worker draws its own, in an order that depends on the seed and the number of workers alone."""

    def __init__(self, train, pools, seed, pieces=PIECES):
        self.train, self.pools, self.seed, self.pieces = train, pools, seed, pieces
        self.known = sorted({text[start:end] for text, spans in train["wiki"] for start, end, label in spans if label == "PER/PUB" and end - start > 5})

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        rng = random.Random(f"{self.seed} {worker.id if worker else 0}")
        generator, tokens = Generator(self.pools, rng, self.known), Tokens(vocabulary())
        while True:
            pool, size = [], 0
            while size < self.pieces * 12:
                pool.append(encode(tokens, *self.draw(generator, rng), rng))
                size += len(pool[-1][0])
            pool.sort(key=lambda one: len(one[0]))  # texts of like length together
            made, batch = [], []
            for one in pool:
                if batch and len(one[0]) * (len(batch) + 1) > self.pieces:
                    made.append(batch)
                    batch = []
                batch.append(one)
            rng.shuffle(made)  # without the last one, which is not full
            yield from map(tensors, made)

    def draw(self, generator, rng):
        source = rng.choices(list(SHARES), list(SHARES.values()))[0]
        if source == "made":
            return generator.text()
        text, spans = rng.choice(self.train[source])
        if source in ("prompts", "documents") or rng.random() < 0.15:
            text, spans = generator.swapped(text, spans)
        if source == "posts" and rng.random() < 0.5:
            text, spans = untokenised(text, spans)
        return generator.noise(text, spans, lower=0.15, upper=0.04, typos=0.03)


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


def neighbours(weight):
    """(for each piece the NEAR nearest words of the base model's vectors, whether it is a whole word that has such, whether it goes on a word)"""
    words = vocabulary()
    plain = torch.tensor([place < len(weight) and re.fullmatch("[a-z]{3,}", word) is not None for place, word in enumerate(words)], device=weight.device)
    units = torch.nn.functional.normalize(weight.detach().float(), dim=-1)
    near = torch.cat([(part @ units.T).masked_fill(~plain[:len(weight)], -1).topk(NEAR + 1).indices[:, 1:] for part in units.split(2048)])
    near = torch.nn.functional.pad(near, (0, 0, 0, len(words) - len(near)))  # what was added has none
    return near, plain, torch.tensor([word.startswith("##") for word in words], device=weight.device)


def varied(ids, labels, near, plain, goes_on, share=REPLACED):
    """Some words that are no names replaced by a neighbour of theirs: so that what is learnt holds for words that no sentence has."""
    cut = torch.cat([goes_on[ids][:, 1:], torch.zeros_like(goes_on[ids][:, :1])], 1)
    may = (labels == 0) & plain[ids] & ~cut & (torch.rand(ids.shape, device=ids.device) < share)
    return torch.where(may, near[ids, torch.randint(NEAR, ids.shape, device=ids.device)], ids)


class Trainee:
    """A network in training: its optimiser, and the mean of its weights over about the last `averaged` steps, better on texts of another kind than where it happens to end."""

    def __init__(self, names, rate, averaged, device):
        self.names, self.averaged = names.to(device).train(), averaged
        names.bert.embeddings.word_embeddings.weight.requires_grad_(False)  # so that words which no sentence here has keep their place among the others
        fast = [*names.features.parameters(), *names.added.parameters(), *names.out.parameters()]
        chosen = {id(value) for value in fast}
        self.values = [value for value in names.parameters() if value.requires_grad]
        self.slow = [value for value in self.values if id(value) not in chosen]
        self.optimiser = torch.optim.AdamW([{"params": self.slow, "lr": rate}, {"params": fast, "lr": rate * 5}], weight_decay=0.01, fused=device == "cuda")
        self.peaks = [group["lr"] for group in self.optimiser.param_groups]
        self.mean = [value.detach().clone() for value in self.values]

    def step(self, loss, number, scale):
        for group, peak in zip(self.optimiser.param_groups, self.peaks):
            group["lr"] = peak * scale
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.slow, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        with torch.no_grad():
            torch._foreach_lerp_(self.mean, self.values, 1 / min(number + 2, self.averaged))

    def done(self):
        with torch.no_grad():
            for kept, value in zip(self.mean, self.values):
                value.copy_(kept)
        return self.names.eval()


def fit(networks, batches, steps, rate, device, averaged, seconds=math.inf, teachers=()):
    """Trains networks side by side on the same texts, for that many steps or seconds. Where there are teachers, half of what is learnt is their mean answer."""
    trainees = [Trainee(names, rate, averaged, device) for names in networks]
    near = neighbours(networks[0].bert.embeddings.word_embeddings.weight)
    begun, waited, lost = time.time(), 0.0, torch.zeros((), device=device)
    for step in itertools.count():
        asked = time.time()
        batch = next(batches)
        waited += time.time() - asked
        done = max(step / steps, (time.time() - begun) / seconds)
        if done >= 1:
            break
        scale = min(1.0, (step + 1) / min(300, steps / 10 + 1)) * max(0.02, 1 - done)
        ids, features, mask, labels = (value.to(device, non_blocking=True) for value in batch)
        ids = varied(ids, labels, *near)
        with torch.autocast(device, torch.bfloat16), torch.no_grad():
            told = [torch.softmax(teacher(ids, features, mask).float(), -1) for teacher in teachers]
        for trainee in trainees:
            with torch.autocast(device, torch.bfloat16):
                logits = trainee.names(ids, features, mask)
            loss = loss_of(logits.float().flatten(0, 1), labels.flatten())
            if told:
                there = (mask > 0) & (ids != CLS) & (ids != SEP)
                loss = (loss - (torch.stack(told).mean(0) * torch.log_softmax(logits.float(), -1)).sum(-1)[there].mean()) / 2
            trainee.step(loss, step, scale)
            lost += loss.detach()
        if (step + 1) % 100 == 0:
            if not math.isfinite(lost.item()):
                raise SystemExit("The loss is not a number any more.")
            print(f"step {step + 1} loss {lost.item() / 100 / len(trainees):.4f} seconds {time.time() - begun:.0f}, of them {waited:.0f} waiting for texts", flush=True)
            lost.zero_()
    return [trainee.done() for trainee in trainees]


def keep(names, file):
    """Writes the weights down, without the word vectors, which are the base model's own."""
    torch.save({key: value.half().cpu() for key, value in names.state_dict().items() if "word_embeddings" not in key}, file)


def restored(names, file):
    """A network with the weights that `keep` wrote down; its word vectors are the base model's."""
    missing, unknown = names.load_state_dict({key: value.float() for key, value in torch.load(file, map_location="cpu").items()}, strict=False)
    if unknown or any("word_embeddings" not in key for key in missing):
        raise SystemExit(f"{file} holds other weights than those of this network.")
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seconds", type=float, default=math.inf, help="end by the clock: half of it for the teachers")
    parser.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 2) - 2))
    parser.add_argument("--pools", help="file that keeps the drawn names between runs")
    parser.add_argument("--teachers", help="folder of teachers that an earlier run kept: none are trained")
    parser.add_argument("--keep", default=str(Path(__file__).parent / "kept"), help="folder for the weights")
    asked = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(SEED)

    if asked.pools and Path(asked.pools).exists():
        pools = pickle.loads(Path(asked.pools).read_bytes())
    else:
        pools = Pools(SEED % 1000)
        if asked.pools:
            Path(asked.pools).write_bytes(pickle.dumps(pools))
    texts = Texts(data.load()[0], pools, SEED)
    batches = iter(torch.utils.data.DataLoader(texts, batch_size=None, num_workers=asked.workers, prefetch_factor=16 if asked.workers else None))

    folder = Path(asked.keep)
    folder.mkdir(parents=True, exist_ok=True)
    teachers, share = [Names(base(), 6) for _ in range(TEACHERS)], 0 if asked.teachers else TAUGHT
    if asked.teachers:
        teachers = [restored(names, Path(asked.teachers) / f"teacher-{number}.pt").to(device).eval() for number, names in enumerate(teachers)]
    else:
        teachers = fit(teachers, batches, max(1, int(asked.steps * share)), 3e-4, device, averaged=300, seconds=asked.seconds * share)
        for number, names in enumerate(teachers):
            keep(names, folder / f"teacher-{number}.pt")
    student = Names(base(), 3)  # begins as every other layer of a teacher
    student.load_state_dict({re.sub(r"layer\.(\d)\.", lambda at: f"layer.{int(at[1]) // 2}.", key): value for key, value in teachers[0].state_dict().items() if not re.search(r"layer\.[135]\.", key)})
    fit([student], batches, asked.steps, 4e-4, device, averaged=600, seconds=asked.seconds * (1 - share), teachers=teachers)
    keep(student, folder / "student.pt")


if __name__ == "__main__":
    main()
