"""A scorer of its own, written from the scoring text of docs/design.md and the schemas, not from the library's code.

`python3 score.py ROOT [ITAM]` scores every case of the corpus that has a scorecard and compares the whole of it; with the program
ITAM, it scores the examples of docs/examples too and compares them with what the program says.
"""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

FIDELITIES = ["read", "reported", "inferred", "authored"]
BETTER = {"share": lambda v, limit: v["part"] * 100 >= limit * v["whole"],
          "count": lambda v, limit: v >= limit,
          "ratio": lambda v, limit: v["per"] > 0 and v["amount"] <= limit * v["per"]}


def camel(stage):
    first, *rest = stage.split("-")
    return first + "".join(part.capitalize() for part in rest)


def mark(step, measure, stages):
    """What a step asks of this school: the strictest of its stages' limits."""
    out = {"level": step["level"]}
    if threshold := step.get("threshold"):
        limit = threshold["limit"]
        if "same" in limit:
            out["limit"] = limit["same"]
        else:
            choose = min if measure == "ratio" else max
            out["stage"] = choose(stages, key=lambda s: Fraction(limit["byStage"][camel(s)]))
            out["limit"] = limit["byStage"][camel(out["stage"])]
        out["fidelity"] = threshold["citation"]["fidelity"]
    return out


def bands(given, value, top):
    """The band that holds a value, and the one after it."""
    for index, band in enumerate(given):
        lower, upper = band.get("lower", {"from": 0}), band.get("upper", {"to": top})
        above = value >= Fraction(lower["from"]) if "from" in lower else value > Fraction(lower["above"])
        below = value <= Fraction(upper["to"]) if "to" in upper else value < Fraction(upper["below"])
        if above and below:
            return band, given[index + 1] if index + 1 < len(given) else None
    return None, None


def criterion(instrument, group, criterion, answers, stages):
    (measure, how), = criterion["measure"].items()
    steps = criterion.get("levels", [])
    maximum = how["maximum"] if measure == "points" else max([s.get("points", 0) for s in steps], default=0)
    value = answers.get(criterion["id"], {}).get("value")
    form = next(iter(value)) if value else "notAssessed"
    state = {"notApplicable": "not-applicable", "notAssessed": "not-assessed"}.get(form, "answered")
    out = {"criterion": criterion["id"], "group": group["id"], "state": state, "earned": 0, "maximum": maximum, "citation": criterion["citation"]}
    if value:
        out["value"] = value
    if state != "answered":
        return out
    given = value[form]
    if measure == "points":
        out["earned"] = given["earned"]
        band, _ = bands(how.get("bands", []), Fraction(given["earned"]), maximum)
        return out | ({"level": band["level"]} if band else {})
    steps = steps or [{"level": instrument["levels"][0]["id"]}, {"level": instrument["levels"][-1]["id"]}]
    marks = [mark(step, measure, stages) for step in steps]
    if measure == "rating":
        reached = [step["level"] for step in steps].index(given)
    elif measure in BETTER:
        reached = max(i for i, m in enumerate(marks) if i == 0 or BETTER[measure](given, Fraction(m["limit"])))
    else:
        reached = len(steps) - 1 if given else 0
    out |= {"level": steps[reached]["level"], "earned": steps[reached].get("points", 0), "met": marks[reached]}
    return out | ({"missed": marks[reached + 1]} if reached + 1 < len(steps) else {})


def taken(one, unknown):
    """Earned and applicable points of a criterion, if what is unknown or not applicable is as it is, goes worst, or goes best."""
    if one["state"] == "answered" or (unknown is None and one["state"] == "not-assessed"):
        return Fraction(one["earned"]), Fraction(one["maximum"])
    return {None: (0, 0), "worst": (0, Fraction(one["maximum"])), "best": (Fraction(one["maximum"]),) * 2}[unknown]


def holds(one, unknown):
    if one["state"] == "answered":
        return one["value"]["condition"] is False
    return {None: one["state"] == "not-assessed", "worst": True, "best": False}[unknown]


def outcome(scoring, earned, applicable, held, level):
    out = {"earned": earned, "applicable": applicable, "held": held}
    if applicable and scoring:
        band, following = bands(scoring["bands"], earned * 100 / applicable, 100)
        level = level or band["level"]
        out |= {"band": band} | ({"next": following} if following else {})
    return out | ({"level": level} if level else {})


def whole(instrument, scores, unknown):
    """The groups and the whole, under one assumption about what is unknown."""
    scoring, levels = instrument["scoring"], [level["id"] for level in instrument["levels"]]
    conditions = {c["id"] for g in instrument["groups"] for c in g["criteria"] if "condition" in c["measure"]}
    groups, sums, gates = [], [], []
    for group in instrument["groups"]:
        own = [s for s in scores if s["group"] == group["id"]]
        earned, applicable = (sum(column) for column in zip(*[taken(s, unknown) for s in own]))
        gate = any(holds(s, unknown) for s in own if s["criterion"] in conditions)
        held = gate and scoring["gates"] == "hold-group"
        groups.append(outcome(scoring, earned, applicable, held, levels[0] if held else None))
        sums.append((earned, applicable))
        gates.append(gate)
    earned, applicable = (sum(column) for column in zip(*sums))
    if scoring["method"] == "lowest-group":
        reached = [levels.index(g["level"]) for g in groups if "level" in g]
        level, cut_offs = levels[min(reached)] if reached else None, None
    else:
        level, cut_offs = None, scoring
    held = any(gates) and scoring["gates"] == "hold-whole"
    level = levels[0] if held else level
    return groups, outcome(cut_offs, earned, applicable, held, level)


def score(instrument, assessment):
    scoring, stages = instrument["scoring"], assessment["school"]["stages"]
    answers = {answer["criterion"]: answer for answer in assessment["answers"]}
    scores = [criterion(instrument, g, c, answers, stages) for g in instrument["groups"] for c in g["criteria"]]
    groups, result = whole(instrument, scores, None)
    (low_groups, lowest), (high_groups, highest) = (whole(instrument, scores, unknown) for unknown in ["worst", "best"])
    conditions = {c["id"] for g in instrument["groups"] for c in g["criteria"] if "condition" in c["measure"]}
    gates = {"policy": scoring["gates"], "citation": scoring["gatesCitation"]}
    failed = [s["criterion"] for s in scores if s["criterion"] in conditions and s["state"] == "answered" and holds(s, None)]
    unanswered = [s["criterion"] for s in scores if s["criterion"] in conditions and s["state"] == "not-assessed"]
    gates |= {name: ids for name, ids in [("failed", failed), ("open", unanswered)] if ids}
    marks = [instrument["citation"]] + [scoring[f"{part}Citation"] for part in ["method", "gates", "points", "bands"]]
    points = [(s["state"], Fraction(s["maximum"])) for s in scores]
    card = {name: assessment[name] for name in ["school", "schoolYear", "instrument", "role", "provenance"] if name in assessment}
    return card | {
        "document": "scorecard", "outcome": result, "lowest": lowest, "highest": highest,
        "coverage": {"answered": sum(state == "answered" for state, _ in points), "notApplicable": sum(state == "not-applicable" for state, _ in points),
                     "criteria": len(points), "points": sum(p for state, p in points if state == "answered"), "maximum": sum(p for _, p in points)},
        "method": scoring["method"], "methodCitation": scoring["methodCitation"], "gates": gates,
        "fidelity": max((m["fidelity"] for m in marks), key=FIDELITIES.index),
        "groups": [{"group": g["id"], "outcome": a, "lowest": b, "highest": c} for g, a, b, c in zip(instrument["groups"], groups, low_groups, high_groups)],
        "criteria": scores,
    }


def difference(a, b, place=""):
    if isinstance(a, dict) and isinstance(b, dict):
        return next((d for key in a.keys() | b.keys() if (d := difference(a.get(key), b.get(key), f"{place}/{key}"))), None)
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next((d for i in range(len(a)) if (d := difference(a[i], b[i], f"{place}/{i}"))), None)
    return None if a == b else f"{place}: {a} is not {b}"


def main():
    root = Path(sys.argv[1])
    load = lambda path: json.loads((root / path).read_text("utf-8"))
    compared = 0
    for entry in load("tests/corpus/index.json")["files"]:
        for case in load(f"tests/corpus/{entry['path']}")["cases"]:
            if "scorecard" in case:
                card = score(load(f"tests/corpus/{case['instrument']}"), case["document"])
                assert not (d := difference(card, case["scorecard"])), (entry["path"], case["description"], d)
                compared += 1
    print(f"score.py: {compared} scorecards of the corpus, computed again, are the same")
    instruments = {i["id"]: i for folder in ["docs/instruments", "docs/examples"] for p in sorted((root / folder).glob("*.json")) if (i := load(p))["document"] == "instrument"}
    for path in sorted((root / "docs/examples").rglob("*.json")) if len(sys.argv) > 2 else []:
        if path.parent.name != "broken" and (assessment := load(path))["document"] == "assessment":
            own = [p for p in (root / "docs/examples").glob("instrument-*.json") if load(p)["id"] == assessment["instrument"]["id"]]
            options = ["--instrument", own[0]] if own else []
            said = subprocess.run([sys.argv[2], "score", path, "--format", "json", *options], check=True, capture_output=True)
            card = score(instruments[assessment["instrument"]["id"]], assessment)
            assert not (d := difference(card, json.loads(said.stdout))), (path, d)
            print(f"score.py: {path.name} as the library says")


main()
