"""Prints what thresholds do, on texts that the reported figures are not taken from: made texts of another seed, templates that were trained on (with
other names), and the first half of the harmless texts. `python training/names/tune.py FOLDER POOLS`. The choice stands in decode.py."""
import pickle
import random
import sys
from pathlib import Path

import data
from decode import THRESHOLDS, counted, decode
from evaluate import Runner, counts, figures
from generate import Generator


def main(folder, pools):
    runner, (train, test) = Runner(folder), data.load()
    generator = Generator(pickle.loads(Path(pools).read_bytes()), random.Random(99))
    known = [(name, *generator.noise(*generator.swapped(text, spans))) for name in ("prompts", "posts") for text, spans in generator.rng.sample(train[name], 300)]
    rows = [(name, text, spans, runner.probabilities(text)) for name, text, spans in [("made", *generator.text()) for _ in range(500)] + known]
    quiet = [(row["text"], runner.probabilities(row["text"])) for row in test["harmless"][:80]]
    for person in (0.3, 0.4, 0.5):
        for known, other in ((0.3, 0.02), (0.5, 0.02), (0.5, 0.05), (0.5, 0.1), (0.7, 0.05), (0.7, 0.1), (0.9, 0.05), (0.5, 0.2), (0.5, 0.5)):
            thresholds, own_share = {**THRESHOLDS, "person": person}, {"known": known, "single": other}
            line = []
            for name in ("made", "prompts", "posts"):
                table = []
                for source, text, spans, probabilities in rows:
                    if source == name:
                        own = [(start, end) for start, end, label in spans if label == "PER"]
                        others = [(start, end) for start, end, label in spans if label in ("?", "PER/PUB")]
                        table.append(counts(text, own, [one[:2] for one in counted(text, decode(*probabilities, thresholds), runner.known, own_share) if one[2] == "person"], others))
                line.append("{} P {precision:.3f} F2 {f2:.3f} spans {spanRecall:.3f}".format(name, **figures(table)))
            diverted = sum(any(one[2] in ("person", "address") for one in counted(text, decode(*probabilities, thresholds), runner.known, own_share)) for text, probabilities in quiet) / len(quiet)
            print(f"person {person} own {known} {other}", *line, f"diverted {diverted:.3f}", sep=" | ", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
