"""The corpus, the mutants and the published documents, for the other scripts."""

import json
import sys
from pathlib import Path

ROOT, WORK = Path(sys.argv[1]), Path(sys.argv[2])
KINDS = sorted(p.name.removesuffix(".schema.json") for p in (ROOT / "docs/schema/1/2020-12").iterdir())


def load(path):
    return json.loads(path.read_text("utf-8"))


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def schema(kind, draft):
    return ROOT / f"docs/schema/1/{draft}/{kind}.schema.json"


def cases():
    for entry in load(ROOT / "tests/corpus/index.json")["files"]:
        yield from load(ROOT / "tests/corpus" / entry["path"])["cases"]
    yield from lines(WORK / "mutants.jsonl")
    for folder in ["docs/examples", "docs/instruments"]:
        for path in sorted((ROOT / folder).rglob("*.json")):
            if path.parent.name == "broken" or path.name.endswith(".map.json"):
                continue
            document = load(path)
            yield {"kind": document["document"], "valid": True, "document": document}


def same(a, b):
    """The same JSON: numbers as numbers, but no number is a boolean."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(same, a, b))
    return a == b
