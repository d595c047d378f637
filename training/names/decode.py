"""From probabilities of pieces to findings; the same rules as electron/core/privacy/names/decode.ts."""
import re
import unicodedata

import numpy as np

from model import KINDS

# Chosen on training templates and harmless texts, see README.md.
THRESHOLDS = {"person": 0.5, "location": 0.5, "address": 0.5, "organisation": 0.5}
# Share of a person that is somebody's own, from which on it counts: of a name that everybody knows, and of a single word; any other name counts.
OWN = {"known": 0.7, "single": 0.1}


def plain(name):
    """As public-figures.ts compares names."""
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", name) if unicodedata.category(letter)[0] != "M").lower()
    return re.sub(r"[\W_]+", " ", folded).strip()


def public_figures(path):
    """Whether a name is on the list of well-known names; nobody is where there is no list."""
    known = set()
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        name = line.strip()
        if name and not name.startswith("#"):
            folded = plain(name.rstrip("* "))
            known |= {folded, folded.split(" ")[-1]} if name.endswith("*") else {folded}
    known.discard("")
    return lambda name: plain(re.sub(r"['’]s?$", "", name, flags=re.I)) in known


def nobodys(name, after):
    """Letters by themselves (initials with their full stops are a name), and the half of a word like "ain't"."""
    letters = re.findall(r"[^\W\d_]+", name)
    alone = letters and all(re.fullmatch("[A-Za-z]", one) for one in letters)
    initials = re.fullmatch(r"(?:[A-Z]\.){1,3}[A-Z]?|(?:[A-Z]\. ){1,2}[A-Z]\.", name)
    return bool(alone and not initials) or (name[-1:] in "nN" and re.fullmatch("['’][tT]", after) is not None)


def with_initials(text, start):
    """Where a name begins that was found without the initials, or half of them, that are glued to it: `J.R.R. Tolkien`."""
    glued = re.search(r"(?<!\w)(?:[A-Z]\.){1,3}\Z" if text[start:start + 1] != "." else r"(?<!\w)(?:[A-Z]\.){0,3}[A-Z]\Z", text[max(0, start - 8):start])
    return start - len(glued[0]) if glued else start


def counted(text, found, known, own=OWN):
    """What decode found, without public figures."""
    ends = [0, *(one[1] for one in found)]
    found = [(max(with_initials(text, one[0]), end) if one[2] == "person" else one[0], *one[1:]) for one, end in zip(found, ends)]

    def counts(start, end, kind, share):
        if kind != "person":
            return True
        name = text[start:end].strip()
        if nobodys(name, text[end:end + 2]):
            return False
        return share >= own["known"] or (not known(name) and (share >= own["single"] or re.search(r"\s", name) is not None))

    return [one for one in found if counts(one[0], one[1], one[2], one[4])]


def softmax(logits):
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def decode(probabilities, offsets, words, thresholds=THRESHOLDS):
    """[(start, end, kind, confidence, own)] with kind one of person, location, address, organisation. A word is found whole or not at all."""
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
    return [(one["start"], one["end"], one["kind"], float(np.mean(one["scores"])), float(np.mean(one["private"])) if one["kind"] == "person" else 1.0) for one in found]
