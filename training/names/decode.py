"""From probabilities of pieces to findings; the same rules as training/names/reader/decode.ts."""
import numpy as np

from model import KINDS

# Chosen on training templates and harmless texts, see README.md.
THRESHOLDS = {"person": 0.5, "private": 0.5, "location": 0.5, "address": 0.5, "organisation": 0.5}


def softmax(logits):
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def decode(probabilities, offsets, words, thresholds=THRESHOLDS):
    """[(start, end, kind, confidence)] with kind one of person, location, address, organisation. A word is found whole or not at all."""
    groups = []
    for place, word in enumerate(words):
        if groups and groups[-1][0] == word:
            groups[-1][1].append(place)
        else:
            groups.append((word, [place]))
    found, open_ = [], None
    for _, places in groups:
        first, mean = probabilities[places[0]], probabilities[places].mean(0)
        both = {kind: mean[1 + 2 * at] + mean[2 + 2 * at] for at, kind in enumerate(KINDS)}
        scores = {"person": both["PER"] + both["PUB"], "location": both["LOC"], "address": both["ADR"], "organisation": both["ORG"]}
        kind = max(scores, key=scores.get)
        start, end = offsets[places[0]][0], offsets[places[-1]][1]
        if scores[kind] < thresholds[kind]:
            open_ = None
            continue
        at = {"person": (0, 1), "location": (2,), "address": (3,), "organisation": (4,)}[kind]
        begins = sum(first[1 + 2 * one] for one in at) > sum(first[2 + 2 * one] for one in at)
        if open_ is not None and open_["kind"] == kind and not begins:
            open_["end"] = end
        else:
            open_ = {"start": start, "end": end, "kind": kind, "scores": [], "private": []}
            found.append(open_)
        open_["scores"].append(scores[kind])
        open_["private"].append(both["PER"] / max(1e-9, both["PER"] + both["PUB"]))
    out = []
    for one in found:
        if one["kind"] == "person" and np.mean(one["private"]) < thresholds["private"]:
            continue
        out.append((one["start"], one["end"], one["kind"], float(np.mean(one["scores"]))))
    return out
