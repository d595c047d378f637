"""Measures an exported model as it will be run: windows, int8, decoding. `python training/names/evaluate.py FOLDER`.

Characters and span recall are counted as the README of the labelled data says. Intervals: 95 % bootstrap over texts.
"""
import json
import os
import random
import sys
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # the runtime would send usage to its maker

import numpy as np

import data
from decode import OWN, THRESHOLDS, counted, decode, public_figures, softmax
from model import CLS, LABELS, NEWLINE, OVERLAP, SEP, SHAPES, Tokens, WINDOW


def exported(folder):
    """The exported network: (ids, features) → logits, each with a first axis of one."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # as the program runs it
    session = onnxruntime.InferenceSession(str(Path(folder) / "model.onnx"), options)
    return lambda ids, features: session.run(None, {"ids": ids, "features": features})[0]


class Runner:
    def __init__(self, folder, network=None):
        self.network = network or exported(folder)
        self.tokens = Tokens((Path(folder) / "vocab.txt").read_text(encoding="utf-8").splitlines())
        self.ends = {self.tokens(sign)[0][0] for sign in ".!?"}
        self.known = public_figures(data.ROOT / "resources" / "names" / "public-figures.txt")

    def probabilities(self, text):
        """(probabilities of each piece, offsets, words) of the whole text, however long."""
        ids, features, offsets, words = self.tokens(text)
        out = np.zeros((len(ids), len(LABELS)), np.float32)
        cut = windows(len(ids), WINDOW - 2, OVERLAP, lambda piece: features[piece] // len(SHAPES) == NEWLINE or ids[piece - 1] in self.ends)
        for place, (start, end) in enumerate(cut):
            logits = self.network(np.array([[CLS, *ids[start:end], SEP]], np.int32), np.array([[0, *features[start:end], 0]], np.int32))
            probabilities = softmax(logits[0][1:-1])
            # Where two windows overlap, each piece is taken from the one in which it stands farther from the cut.
            first = start if place == 0 else -(-(start + cut[place - 1][1]) // 2)
            last = end if place + 1 == len(cut) else -(-(cut[place + 1][0] + end) // 2)
            out[first:last] = probabilities[first - start:last - start]
        return out, offsets, words

    def find(self, text, thresholds=THRESHOLDS, own=OWN):
        return counted(text, decode(*self.probabilities(text), thresholds), self.known, own)


def windows(length, size, overlap, opens=lambda piece: False):
    """As windowsOf in windows.ts: a window ends where a line or a sentence begins near its latest end, and the next one begins there."""
    cuts, start = [], 0
    while start < length:
        latest = start + size
        if latest >= length:
            cuts.append((start, length))
            break
        cut = next((piece for piece in range(latest, latest - 2 * overlap - 1, -1) if opens(piece)), None)
        cuts.append((start, cut or latest))
        start = cut or latest - overlap
    return cuts


def counts(text, gold, found, others=()):
    """hit, extra, missed characters; spans; spans found. Characters of other gold spans are neither right nor wrong."""
    mark = bytearray(len(text))
    for start, end in others:
        mark[start:end] = b"\1" * (end - start)
    for start, end in gold:
        mark[start:end] = b"\2" * (end - start)
    seen = bytearray(len(text))
    for start, end in found:
        seen[start:end] = b"\1" * (end - start)
    hit = extra = missed = 0
    for place, letter in enumerate(text):
        if letter.isalnum() and (mark[place] or seen[place]):
            hit += mark[place] == 2 and seen[place]
            missed += mark[place] == 2 and not seen[place]
            extra += mark[place] == 0 and seen[place]
    whole = 0
    for start, end in gold:
        letters = [place for place in range(start, end) if text[place].isalnum()]
        whole += not letters or sum(seen[place] for place in letters) >= 0.9 * len(letters)
    return hit, extra, missed, len(gold), whole


def figures(all_counts):
    hit, extra, missed, spans, whole = np.sum(all_counts, 0)
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    return {"precision": precision, "recall": recall, "f2": 5 * precision * recall / max(1e-9, 4 * precision + recall), "spanRecall": whole / max(1, spans)}


def with_intervals(all_counts, draws=400):
    rng, table = random.Random(7), np.array(all_counts)
    drawn = [figures(table[[rng.randrange(len(table)) for _ in table]]) for _ in range(draws)]
    out = {}
    for name, value in figures(table).items():
        values = sorted(one[name] for one in drawn)
        out[name] = [round(float(one), 4) for one in (value, values[int(draws * 0.025)], values[int(draws * 0.975) - 1])]
    return {**out, "texts": len(table), "spans": int(table[:, 3].sum())}


def measure(runner, test, thresholds=THRESHOLDS):
    out = {}
    for name in ("generated_prompts", "documents", "posts"):
        read = [(row, data.marked(row)[1], runner.find(row["text"], thresholds)) for row in test[name]]
        for label, kind in (("PER", "person"), ("ADR", "address"), ("LOC", "location"), ("ORG", "organisation")):
            passing = {"location", "address"} if label in ("ADR", "LOC") else {kind}
            table = []
            for row, gold, found in read:
                own = [(start, end) for start, end, one in gold if one == label]
                # What is inside other labelled spans (an e-mail address, a number) is neither right nor wrong.
                others = [(span["start"], span["end"]) for span in row["spans"] if (span["start"], span["end"]) not in own]
                table.append(counts(row["text"], own, [(one[0], one[1]) for one in found if one[2] in passing], others))
            if sum(one[3] for one in table):
                out[f"{name} {kind}"] = with_intervals(table)
    flagged = {kind: 0 for kind in ("person", "address", "location", "organisation")}
    diverted = 0
    for row in test["harmless"]:
        kinds = {one[2] for one in runner.find(row["text"], thresholds)}
        for kind in kinds:
            flagged[kind] += 1
        diverted += bool(kinds & {"person", "address"})
    out["harmless"] = {"texts": len(test["harmless"]), "diverted": round(diverted / len(test["harmless"]), 4), "flagged": flagged}
    return out


if __name__ == "__main__":
    print(json.dumps(measure(Runner(sys.argv[1] if len(sys.argv) > 1 else data.ROOT / "resources" / "names"), data.load()[1]), indent=2))
