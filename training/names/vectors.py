"""Writes electron/core/privacy/names/vectors.json: what the Python side makes of some texts, for the tests of the TypeScript side.

    python training/names/vectors.py
"""
import json

import numpy as np

import data
from decode import THRESHOLDS, decode
from evaluate import Runner, windows
from model import LABELS, Tokens, vocabulary

TEXTS = [
    "My name is Will Young and I will mark the date in May.",
    "hi im zoë from köln, call me on +49 221 1234567",
    "DEAR MRS O’BRIEN-GARCÍA,\n\nplease write to ÇAĞLA İNCİ (cagla.inci@example.org).\nBest,\nŁukasz",
    "Name;Ort\nJürgen Groß;Düsseldorf\nStraße des 17. Juni 135\t10623 Berlin",
    "user_name = getUser('McDonald', iPhone15)  # TODO(anna): x += 3",
    "Меня зовут Анна Волкова, я живу в Санкт-Петербурге.",
    "私の名前は三浦あすかです。東京に住んでいます。",
    "제 이름은 김민준 입니다.",
    "اسمي محمد علي",
    "मेरा नाम अंकिता है",
    "คุณสมชาย ใจดี โทรหา Anna เกี่ยวกับค่าเช่า",
    "ד״ר יעל כהן-לוי ושל נועם",
    "請聯絡王曉明（業務部），謝謝。欧阳娜娜",
    "Ωραία Ελένη ΣΟΦΟΣ",
    "emoji 😂 Tom\u200b my 𝒜 $5 \u00a0x\u2003y",
    "a" * 101 + " ok " + "pneumonoultramicroscopicsilicovolcanoconiosis",
    "",
    " \n\t ",
]

PROMPTS = [
    "My name is Will Young and I live in Leeds.",
    "hi im zoë from köln, ask peter müller about the rent",
    "WRITE A MAIL TO ANNA KOWALSKA, SHE WAS LATE AGAIN",
    "Who was Albert Einstein?",
    "I will mark the date in May.",
    "Natalia has 5 apples and gives 2 to Tom. How many are left?",
    "Which font goes well with Gill Sans?",
    "Dear Mrs García,\nplease ship it to 12 Main Street, Springfield, IL 62701.\nBest,\nŁukasz Nowak",
    "name,email\nMelissa Lewis,melissa.lewis@example.org\nOlu Adebayo,olu@example.org",
    "const user = getUser('Jonas Petersen') // TODO: cache",
    "Sehr geehrte Frau Yılmaz, unser Mitarbeiter Jürgen Groß war drei Wochen krank.",
    "Wer war Johann Wolfgang von Goethe?",
    "Ask R.T. Moxon and J.R.R. Tolkien about option A\n. Tom signed for J.\nMaria.",
] + ["Our nurse Priya Raghunathan wrote to Tom\u00e1\u0161 Dvo\u0159\u00e1k. " + "The server is down again and we wait. " * 40 + "Regards, Mehmet Aydın"]


def units(text, point):
    return len(text[:point].encode("utf-16-le")) // 2


def main():
    tokens = Tokens(vocabulary())
    used, rows, random = {"[UNK]": 100}, [], np.random.default_rng(7)
    for text in TEXTS:
        ids, features, offsets, words = tokens(text)
        order = sorted(set(words))
        bounds = {word: (min(start for (start, _), one in zip(offsets, words) if one == word), max(end for (_, end), one in zip(offsets, words) if one == word)) for word in order}
        for one in ids:
            used[tokens.tokenizer.id_to_token(one)] = one
        # Not what a network would say, but what decoding has to get through: all kinds, close calls, breaks within words.
        logits = random.normal(0, 1, (len(ids), len(LABELS))).astype(np.float32)
        logits[:, 0] += 1
        for place in range(1, len(ids)):
            if random.random() < 0.6:
                logits[place] = logits[place - 1] + random.normal(0, 0.5, len(LABELS))
        raised = np.exp(logits * 3)
        probabilities = (raised / raised.sum(-1, keepdims=True)).round(4)
        rows.append({
            "text": text,
            "ids": ids,
            "features": features,
            "words": [order.index(word) for word in words],
            "starts": [units(text, bounds[word][0]) for word in order],
            "ends": [units(text, bounds[word][1]) for word in order],
            "probabilities": [float(value) for value in probabilities.flatten()],
            "findings": [[units(text, start), units(text, end), kind, round(score, 4)] for start, end, kind, score, _ in decode(probabilities, offsets, words)] if ids else [],
        })
    cuts = [{"length": length, "size": size, "overlap": overlap, "windows": windows(length, size, overlap)} for length, size, overlap in [(0, 10, 3), (1, 10, 3), (10, 10, 3), (11, 10, 3), (40, 10, 3), (500, 190, 48)]]
    folder = data.ROOT / "resources" / "names"
    # What the shipped model finds, where there is one.
    found = []
    if (folder / "model.onnx").exists():
        runner = Runner(folder)
        found = [{"text": text, "findings": [[units(text, start), units(text, end), kind] for start, end, kind, *_ in runner.find(text)]} for text in PROMPTS]
    out = data.ROOT / "electron" / "core" / "privacy" / "names" / "vectors.json"
    out.write_text(json.dumps({"vocabulary": used, "thresholds": THRESHOLDS, "texts": rows, "cuts": cuts, "found": found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
