"""Writes model.onnx (int8), vocab.txt and config.json, and measures them: `python training/names/export.py WEIGHTS [FOLDER]`."""
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

import data
import evaluate
from decode import OWN, THRESHOLDS
from train import restored
from model import base, CLS, Exported, LABELS, Names, OVERLAP, SEP, vocabulary, WINDOW


def digest():
    """Writes down which files the program takes for the ones that were measured."""
    folder = data.ROOT / "resources" / "names"
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "vocab.txt", "config.json", "public-figures.txt")}
    (data.ROOT / "electron" / "core" / "privacy" / "names" / "digests.json").write_text(json.dumps(files, indent=2) + "\n")


def write(names, out):
    out.mkdir(parents=True, exist_ok=True)
    graph = Exported(names.eval().float()).eval()
    example = (torch.tensor([[101, 2026, 102]], dtype=torch.int32), torch.zeros(1, 3, dtype=torch.int32))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        axes = {0: "batch", 1: "length"}
        torch.onnx.export(graph, example, str(whole), dynamo=False, opset_version=17, input_names=["ids", "features"], output_names=["logits"],
                          dynamic_axes={name: axes for name in ("ids", "features", "logits")})
        small = Path(folder) / "small.onnx"
        quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather", "Gemm"])
        # Operations are joined here once and not at every start; the joint one of sum and norm is slower than the two.
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(out / "model.onnx")
        onnxruntime.InferenceSession(str(small), options, disabled_optimizers=["SkipLayerNormFusion"])
    onnx.checker.check_model(str(out / "model.onnx"))
    (out / "vocab.txt").write_text("\n".join(vocabulary()) + "\n", encoding="utf-8")
    config = {"labels": LABELS, "window": WINDOW, "overlap": OVERLAP, "cls": CLS, "sep": SEP, "thresholds": THRESHOLDS, "own": OWN}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    if out == data.ROOT / "resources" / "names":
        digest()


def main(file, out=data.ROOT / "resources" / "names"):
    out = Path(out).resolve()
    write(restored(Names(base(), 3), file).eval(), out)
    metrics = {"bytes": (out / "model.onnx").stat().st_size, **evaluate.measure(evaluate.Runner(out), data.load()[1])}
    print(json.dumps(metrics, indent=2))
    if out == data.ROOT / "resources" / "names":
        (Path(__file__).parent / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")


if __name__ == "__main__":
    # Without a file: writes the digests alone, after the list of public figures has changed.
    main(*sys.argv[1:]) if len(sys.argv) > 1 else digest()
