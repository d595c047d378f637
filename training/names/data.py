"""The labelled development data (see README.md), split so that what is measured was never trained on."""
import json
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MAPPED = {"PERSON": "PER", "PERSON_NAME": "PER", "STREET_ADDRESS": "ADR", "GPE": "LOC", "LOCATION": "LOC", "LOCATION_NAME": "LOC", "ORGANIZATION": "ORG", "ORGANIZATION_NAME": "ORG", "ORG": "ORG"}
# Neither wrong nor right to call a name: left out of the loss.
UNSURE = {"ZIP_CODE", "POSTAL_CODE", "NRP", "TITLE"}
TEST_DOCUMENTS = {"test_legal", "test_clinical"}
TEST_POSTS = {"posts-b", "posts-cf"}


def folder():
    named = os.environ.get("PRIVITY_BENCH_DATA")
    for place in [Path(named)] if named else [ROOT.parent / "shared" / "data", ROOT.parent.parent / "shared" / "data"]:
        if (place / "harmless.jsonl").exists():
            return place
    raise SystemExit("The labelled data is not there: put it beside the repository as ../shared/data or name its folder in PRIVITY_BENCH_DATA.")


def is_test(group):
    """One third of the templates, by FNV-1a of the name: the same split as bench/privacy."""
    value = 2166136261
    for sign in group:
        value = ((value ^ ord(sign)) * 16777619) & 0xFFFFFFFF
    return value % 3 == 0


def read(name):
    with open(folder() / f"{name}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def marked(row, public=False):
    """(text, spans) with our labels; posts call user handles persons, which they are not by name."""
    spans = []
    for span in row["spans"]:
        label = MAPPED.get(span["type"], "?" if span["type"] in UNSURE else None)
        value = row["text"][span["start"]:span["end"]]
        if label == "PER" and value.startswith(("@", "#")):
            label = "?"
        if label == "PER" and public:
            label = "PER/PUB"  # well known, but told of in prose like anybody
        if label:
            spans.append((span["start"], span["end"], label))
    return row["text"], spans


def load():
    """({name: training texts}, {name: rows to measure on})."""
    prompts, posts, wiki, documents, harmless = (read(name) for name in ("generated_prompts", "posts", "encyclopedia", "documents", "harmless"))
    train = {
        "prompts": [marked(row) for row in prompts if not is_test(row["group"])],
        "posts": [marked(row) for row in posts if row["group"] not in TEST_POSTS],
        "wiki": [marked(row, public=True) for row in wiki],
        "documents": [marked(row) for row in documents if row["group"] not in TEST_DOCUMENTS],
    }
    test = {
        "generated_prompts": [row for row in prompts if is_test(row["group"])],
        "documents": [row for row in documents if row["group"] in TEST_DOCUMENTS][::4],
        "posts": [row for row in posts if row["group"] in TEST_POSTS][::2],
        "harmless": harmless,
    }
    return train, test
