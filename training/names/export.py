"""Writes model.onnx (int8), vocab.txt and config.json, and vectors for the tests of the TypeScript side."""
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

import data
from decode import OWN, THRESHOLDS
from model import CLS, Exported, LABELS, OVERLAP, SEP, WINDOW


def digest():
    """Writes down which files the program takes for the ones that were measured."""
    folder = data.ROOT / "resources" / "names"
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "vocab.txt", "config.json", "public-figures.txt")}
    (data.ROOT / "electron" / "core" / "privacy" / "names" / "digests.json").write_text(json.dumps(files, indent=2) + "\n")


def write(names, vocab, out):
    out.mkdir(parents=True, exist_ok=True)
    graph = Exported(names.eval().float()).eval()
    names.bert.embeddings.word_embeddings.sparse = False
    example = (torch.tensor([[101, 2026, 102]], dtype=torch.int32), torch.zeros(1, 3, dtype=torch.int32))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        axes = {0: "batch", 1: "length"}
        torch.onnx.export(graph, example, str(whole), dynamo=False, opset_version=17, input_names=["ids", "features"], output_names=["logits"],
                          dynamic_axes={name: axes for name in ("ids", "features", "logits")})
        quantize_dynamic(str(whole), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather", "Gemm"])
    onnx.checker.check_model(str(out / "model.onnx"))
    shutil.copyfile(vocab, out / "vocab.txt")
    config = {"labels": LABELS, "window": WINDOW, "overlap": OVERLAP, "cls": CLS, "sep": SEP, "thresholds": THRESHOLDS, "own": OWN}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    if out == data.ROOT / "resources" / "names":
        digest()


if __name__ == "__main__":  # after the list of public figures has changed
    digest()
