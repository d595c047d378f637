"""Prints what thresholds do, on texts that the reported figures are not taken from: made texts of another seed, templates that were trained on (with
other names), and the first half of the harmless texts. `python training/names/tune.py FOLDER POOLS`. The choice stands in decode.py."""
import pickle
import random
import sys
from pathlib import Path

import data
from decode import THRESHOLDS, decode
from evaluate import Runner, counts, figures
from generate import Generator


def main(folder, pools):
    runner, (train, test) = Runner(folder), data.load()
    generator = Generator(pickle.loads(Path(pools).read_bytes()), random.Random(99))
    known = [(name, *generator.noise(*generator.swapped(text, spans))) for name in ("prompts", "posts") for text, spans in generator.rng.sample(train[name], 300)]
    rows = [(name, text, spans, runner.probabilities(text)) for name, text, spans in [("made", *generator.text()) for _ in range(500)] + known]
    quiet = [runner.probabilities(row["text"]) for row in test["harmless"][::2]]
    for person in (0.3, 0.4, 0.5):
        for private in (0.2, 0.3, 0.4, 0.5, 0.6):
            thresholds = {**THRESHOLDS, "person": person, "private": private}
            line = []
            for name in ("made", "prompts", "posts"):
                table = []
                for source, text, spans, probabilities in rows:
                    if source == name:
                        own = [(start, end) for start, end, label in spans if label == "PER"]
                        others = [(start, end) for start, end, label in spans if label == "?"]
                        table.append(counts(text, own, [one[:2] for one in decode(*probabilities, thresholds) if one[2] == "person"], others))
                line.append("{} P {precision:.3f} F2 {f2:.3f} spans {spanRecall:.3f}".format(name, **figures(table)))
            diverted = sum(any(one[2] in ("person", "address") for one in decode(*probabilities, thresholds)) for probabilities in quiet) / len(quiet)
            print(f"person {person} private {private}", *line, f"diverted {diverted:.3f}", sep=" | ", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
