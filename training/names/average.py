"""Averages the weights of several runs (files of `train.py --state`), exports and measures: `python training/names/average.py A.pt B.pt …`.

Runs on different material err differently; their mean is better on text of another kind than each alone (README.md has the figures).
"""
import json
import sys
from pathlib import Path

import torch

import data
import evaluate
import export
from model import Names
from train import SEED, base


def main(files):
    states = [torch.load(file) for file in files]
    names = Names(base(), 3)
    names.load_state_dict({key: sum(state["weights"][key].float() for state in states) / len(states) for key in states[0]["weights"]})
    out = data.ROOT / "resources" / "names"
    export.write(names.eval(), base() / "vocab.txt", out)
    metrics = {"seed": SEED, "averaged runs": [state["steps"] for state in states], **evaluate.measure(out, data.load()[1])}
    (Path(__file__).parent / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
    print(json.dumps(metrics, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
