"""A scorer of its own, written from the scoring text of docs/design.md and the schemas, not from the library's code.

`python3 score.py ROOT [ITAM]` scores every case of the corpus that has a scorecard and compares the whole of it; with the program
ITAM, it scores the examples of docs/examples too and compares them with what the program says.
"""

import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, inf
from pathlib import Path

FIDELITIES = ["read", "reported", "inferred", "authored"]
ROUND = {"nearest": lambda x: floor(x + Fraction(1, 2)), "down": floor, "up": ceil}


def camel(stage):
    first, *rest = stage.split("-")
    return first + "".join(part.capitalize() for part in rest)


def printed(number):
    """Points as they are written: to a millionth, halves up."""
    return Fraction(ROUND["nearest"](number * 10**6), 10**6)


def above(value, bound):
    """Whether a value is at or above a lower bound; 0 is where none is printed."""
    (how, limit), = bound.items()
    return value >= limit if how == "from" else value > limit


def below(value, bound):
    (how, limit), = bound.items()
    return value <= limit if how == "to" else value < limit


def mark(step, measure, higher, stages):
    """What a step asks of this school: the strictest of its stages' limits."""
    out = {"level": step["level"]}
    if threshold := step.get("threshold"):
        limit = threshold["limit"]
        if "same" in limit:
            out["limit"] = limit["same"]
        else:
            choose = min if measure == "ratio" and not higher else max
            out["stage"] = choose(stages, key=lambda s: limit["byStage"][camel(s)])
            out["limit"] = limit["byStage"][camel(out["stage"])]
        out["fidelity"] = threshold["citation"]["fidelity"]
    return out


def meets(measure, higher, fact, limit):
    if measure == "share":
        return fact["part"] * 100 >= limit * fact["whole"]
    if measure == "count":
        return fact >= limit
    return fact["per"] > 0 and (fact["amount"] >= limit * fact["per"] if higher else fact["amount"] <= limit * fact["per"])


def most(criterion):
    """The maximum of a criterion, if it gives points."""
    (measure, how), = criterion["measure"].items()
    if measure == "points":
        return how["maximum"]
    if earns := criterion.get("earns"):
        return next(iter(earns.values()))["maximum"]
    return max((step["points"] for step in criterion.get("levels", []) if "points" in step), default=None)


def earned(earns, fact):
    (way, how), = earns.items()
    if way == "each":
        return min(how["points"] * fact, how["maximum"])
    points = Fraction(how["maximum"] * fact["part"]) / fact["whole"]
    if rounding := how.get("rounding"):
        points = ROUND[rounding["direction"]](points / rounding["step"]) * rounding["step"]
    return min(points, how["maximum"])


class Criterion:
    """One criterion and what its answer makes of it."""

    def __init__(self, instrument, group, criterion, answers, stages):
        (self.measure, how), = criterion["measure"].items()
        self.id, self.group, self.marks = criterion["id"], group["id"], criterion.get("marks", [])
        self.condition, self.maximum = self.measure == "condition", most(criterion)
        order = [level["id"] for level in instrument["levels"]]
        steps = criterion.get("levels", [])
        named = steps or how.get("bands", [])
        self.best = inf if self.condition else max((order.index(step["level"]) for step in named), default=-1)
        value = answers.get(self.id, {}).get("value")
        form = next(iter(value)) if value else "notAssessed"
        self.state = {"notApplicable": "not-applicable", "notAssessed": "not-assessed"}.get(form, "answered")
        self.rank, self.points = -1, Fraction(0)
        self.row = {"criterion": self.id, "group": self.group, "state": self.state, "fidelity": criterion["citation"]["fidelity"]}
        if value:
            self.row["value"] = value
        if self.state == "answered":
            self.answer(value[form], how, steps, criterion.get("earns"), stages)
            self.rank = order.index(self.row["level"]) if "level" in self.row else -1
            if self.condition:
                self.rank = inf if value[form] else -1
        if self.state == "not-applicable" and instrument["scoring"].get("notApplicable") == "met":
            self.points = self.maximum
        if self.maximum is not None:
            self.row["points"] = {"earned": printed(self.points), "of": self.maximum}

    def answer(self, fact, how, steps, earns, stages):
        if self.measure == "points":
            self.points = Fraction(fact["earned"])
            for band in how.get("bands", []):
                if above(self.points, band.get("lower", {"from": 0})) and below(self.points, band.get("upper", {"to": self.maximum})):
                    self.row["level"] = band["level"]
                    break
            return
        if steps:
            higher = how.get("better") == "higher"
            marks = [mark(step, self.measure, higher, stages) for step in steps]
            if self.measure == "rating":
                reached = [step["level"] for step in steps].index(fact)
            elif self.measure in ("condition", "yesNo"):
                reached = len(steps) - 1 if fact else 0
            else:
                reached = max(i for i, m in enumerate(marks) if i == 0 or meets(self.measure, higher, fact, m["limit"]))
            self.row |= {"level": steps[reached]["level"], "met": marks[reached]}
            if reached + 1 < len(steps):
                self.row["missed"] = marks[reached + 1]
            self.points = Fraction(steps[reached].get("points", 0))
        if earns:
            self.points = Fraction(earned(earns, fact))

    def taken(self, view, otherwise):
        """The rank reached, points earned and points that apply, or none if it leaves; `view` is none for the result itself."""
        if self.state == "answered":
            return self.rank, self.points, self.maximum
        if view == "highest":
            return inf if self.state == "not-applicable" else self.best, self.maximum, self.maximum
        if view is None and self.state == "not-applicable" and otherwise != "unmet":
            return (inf, self.maximum, self.maximum) if otherwise == "met" else None
        return -1, Fraction(0), self.maximum


class Scope:
    """The whole or a group under one view, with its levels and what they take."""

    def __init__(self, instrument, criteria, table, citation, view, groups=None):
        self.order = [level["id"] for level in instrument["levels"]]
        self.otherwise = instrument["scoring"].get("notApplicable", "leaves")
        self.criteria, self.citation, self.view, self.groups = criteria, citation, view, groups or []
        self.trace, self.level, why = [], None, None
        if table:
            self.climb(table)
            why = "unmeasured"
        self.little = self.level is not None and view is None and self.little_answered(instrument, table)
        if self.little:
            why = "little-answered"
        with_points = [c for c in criteria if c.maximum is not None]
        counted = [t for c in with_points if (t := c.taken(view, self.otherwise))]
        self.outcome = {"noLevel": why} if self.little or why and not self.level else {"level": self.level} if self.level else {}
        if with_points:
            self.outcome["points"] = {"earned": printed(sum(t[1] for t in counted)), "of": sum(t[2] for t in counted)}

    def climb(self, table):
        """The highest level with nothing unmet up to it and something of its own that holds; the trace goes to the first level with something unmet."""
        rows = [[self.requirement(level["level"], *each) for each in enumerate(level["requires"])] for level in table[1:]]
        unmet, reached, told = False, 0, len(rows)
        for place, states in enumerate([[row["state"] for row in level] for level in rows], 1):
            told = place if "unmet" in states and not unmet else told
            unmet = unmet or "unmet" in states
            if not unmet and "holds" in states:
                reached = place
        if not unmet and not self.measured():
            reached = None
        self.level = None if reached is None else table[reached]["level"]
        self.trace = sum(rows[:told], [])

    def measured(self):
        """Whether anything applies that could measure it: something that is no condition, or a condition where there is nothing else."""
        without = [c for c in self.criteria if not c.condition]
        return any(self.view or c.state != "not-applicable" for c in without or self.criteria)

    def little_answered(self, instrument, table):
        """Whether less than enough of what applies is answered, here or in a group that the levels look at."""
        known = sum(c.state == "answered" for c in self.criteria)
        looks = [how.get("of", [g for g, _, _ in self.groups]) for level in table for r in level.get("requires", []) for kind, how in r.items() if kind == "groups"]
        return known < needed(instrument, self.criteria) or any(little and g in of for of in looks for g, _, little in self.groups)

    def chosen(self, of):
        (how, what), = of.items() if of else [(None, None)]
        return [c for c in self.criteria if {
            None: lambda: True, "marked": lambda: what in c.marks, "unmarked": lambda: what not in c.marks,
            "criteria": lambda: c.id in what, "groups": lambda: c.group in what}[how]()]

    def requirement(self, level, index, requirement):
        (kind, how), = requirement.items()
        otherwise = how.get("notApplicable", self.otherwise)
        row = {"level": level, "requirement": index, "kind": kind, "fidelity": how.get("citation", self.citation)["fidelity"]}
        if kind in ("percent", "points"):
            counted = [t for c in self.chosen(how.get("of")) if c.maximum is not None and (t := c.taken(self.view, otherwise))]
            reached, of = sum(t[1] for t in counted), sum(t[2] for t in counted)
            row |= {"reached": printed(reached), "of": of, "needed": next(iter(how["lower"].values()))}
            if kind == "percent" and of == 0:
                return row | {"state": "not-applicable"}
            return row | {"state": "holds" if above(reached * 100 / of if kind == "percent" else reached, how["lower"]) else "unmet"}
        if kind == "groups":
            without = {"lowest": -1, "highest": inf, None: {"leaves": None, "met": inf, "unmet": -1}[otherwise]}[self.view]
            ranks = [(g, self.order.index(level) if level else without) for g, level, _ in self.groups if g in how.get("of", [g])]
            counted, without = [(g, rank, inf) for g, rank in ranks if rank is not None], []
        else:
            chosen = [c for c in self.chosen(how.get("of")) if c.condition == (kind == "conditions")]
            counted = [(c.id, t[0], -1 if c.state == "not-applicable" else c.best) for c in chosen if (t := c.taken(self.view, otherwise))]
            without = [c.id for c in chosen if c.state == "not-applicable"]
        at = inf if kind == "conditions" else self.order.index(how["at"])
        missing = [name for name, rank, best in counted if rank < at <= best]
        against = [name for name, rank, _ in counted if rank < at and name in without]
        reached, of = sum(rank >= at for _, rank, _ in counted), len(counted)
        (way, count), = how.get("count", {"share": {"part": 1, "whole": 1}}).items()
        needed = count if way == "atLeast" else ceil(Fraction(count["part"] * of, count["whole"]))
        state = "not-applicable" if way == "share" and of == 0 else "holds" if reached >= needed else "unmet"
        named = {"missing": missing, "notApplicable": against} if state == "unmet" else {}
        return row | {"state": state, "reached": reached, "of": of, "needed": needed} | {what: names for what, names in named.items() if names}


def needed(instrument, criteria):
    """How many of these criteria must be answered before a level is told."""
    least = instrument["scoring"].get("answered", {"atLeast": {"part": 0, "whole": 1}})["atLeast"]
    return ceil(Fraction(least["part"] * sum(c.state != "not-applicable" for c in criteria), least["whole"]))


def table_of(instrument, group):
    """The levels of a group, its own or those of every group, and who lays them down."""
    if "levels" in group:
        return group["levels"], group["levelsCitation"]
    return instrument["scoring"].get("groupLevels", []), instrument["scoring"].get("groupLevelsCitation")


def judge(instrument, criteria, view, actual=None):
    """The groups and the whole under one view; a group without a level as it is has none for the whole under any."""
    scoring = instrument["scoring"]
    groups = [Scope(instrument, [c for c in criteria if c.group == g["id"]], *table_of(instrument, g), view) for g in instrument["groups"]]
    levels = [(g["id"], scope.level if own.level else None, scope.little) for g, scope, own in zip(instrument["groups"], groups, actual or groups)]
    whole = Scope(instrument, criteria, scoring["levels"], scoring["levelsCitation"], view, levels)
    if "points" not in scoring and not any("percent" in r or "points" in r for level in scoring["levels"] for r in level.get("requires", [])):
        whole.outcome.pop("points", None)
    return groups, whole


def score(instrument, assessment):
    scoring, stages = instrument["scoring"], assessment["school"]["stages"]
    answers = {answer["criterion"]: answer for answer in assessment["answers"]}
    criteria = [Criterion(instrument, g, c, answers, stages) for g in instrument["groups"] for c in g["criteria"]]
    groups, whole = judge(instrument, criteria, None)
    (low_groups, lowest), (high_groups, highest) = (judge(instrument, criteria, view, groups) for view in ["lowest", "highest"])
    tables = [(scoring["levels"], scoring["levelsCitation"])] + [table_of(instrument, group) for group in instrument["groups"]]
    citations = [instrument["citation"], scoring.get("pointsCitation")] + [citation for _, citation in tables]
    citations += [next(iter(r.values())).get("citation") for table, _ in tables for level in table for r in level.get("requires", [])]
    counts = [sum(c.state == state for c in criteria) for state in ["answered", "not-applicable"]]
    coverage = {"answered": counts[0], "notApplicable": counts[1], "criteria": len(criteria)}
    if "answered" in scoring:
        coverage["needed"] = needed(instrument, criteria)
    if "points" in whole.outcome:
        coverage["points"] = {"answered": sum(c.maximum or 0 for c in criteria if c.state == "answered"), "of": sum(c.maximum or 0 for c in criteria)}
    head = {name: assessment[name] for name in ["school", "schoolYear", "date", "instrument", "role", "provenance"] if name in assessment}
    rows = [{"group": g["id"], "outcome": a.outcome, "lowest": b.outcome, "highest": c.outcome} | ({"requirements": a.trace} if a.trace else {})
            for g, a, b, c in zip(instrument["groups"], groups, low_groups, high_groups)]
    return {"document": "scorecard"} | head | {
        "instrumentDigest": digest(instrument),
        "outcome": whole.outcome, "lowest": lowest.outcome, "highest": highest.outcome, "coverage": coverage, "requirements": whole.trace,
        "fidelity": max((c["fidelity"] for c in citations if c), key=FIDELITIES.index), "groups": rows, "criteria": [c.row for c in criteria],
    }


def canonical(value):
    """JSON as RFC 8785 writes it: names sorted, no blanks, numbers without an exponent."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{canonical(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, Fraction):
        return format((Decimal(value.numerator) / value.denominator).normalize(), "f")
    return json.dumps(value, ensure_ascii=False)


def digest(instrument):
    """FNV-1a with 64 bits over the text without its $schema."""
    mark = 0xCBF29CE484222325
    for byte in canonical({name: part for name, part in instrument.items() if name != "$schema"}).encode():
        mark = (mark ^ byte) * 0x100000001B3 % 2**64
    return f"{mark:016x}"


def difference(a, b, place=""):
    if isinstance(a, dict) and isinstance(b, dict):
        return next((d for key in a.keys() | b.keys() if (d := difference(a.get(key), b.get(key), f"{place}/{key}"))), None)
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return next((d for i in range(len(a)) if (d := difference(a[i], b[i], f"{place}/{i}"))), None)
    return None if a == b else f"{place}: {a} is not {b}"


def main():
    root = Path(sys.argv[1])
    parse = lambda text: json.loads(text, parse_float=Fraction)
    load = lambda path: parse((root / path).read_text("utf-8"))
    compared = 0
    for entry in load("tests/corpus/index.json")["files"]:
        for case in load(f"tests/corpus/{entry['path']}")["cases"]:
            if "scorecard" in case:
                card = score(load(f"tests/corpus/{case['instrument']}"), case["document"])
                assert not (d := difference(card, case["scorecard"])), (entry["path"], case["description"], d)
                compared += 1
    print(f"score.py: {compared} scorecards of the corpus, computed again, are the same")
    named = lambda document: (document["id"], document["edition"])
    found = lambda folder: {named(i): (p, i) for p in sorted((root / folder).rglob("*.json")) if p.parent.name != "broken" and (i := load(p)).get("document") == "instrument"}
    builtin, own = found("docs/instruments"), found("docs/examples")
    for path in sorted((root / "docs/examples").rglob("*.json")) if len(sys.argv) > 2 else []:
        if path.parent.name != "broken" and (assessment := load(path)).get("document") == "assessment":
            name = named(assessment["instrument"])
            at, instrument = (builtin | own)[name]
            options = [] if name in builtin else ["--instrument", at]
            said = subprocess.run([sys.argv[2], "score", path, "--format", "json", *options], check=True, capture_output=True)
            card = score(instrument, assessment)
            assert not (d := difference(card, parse(said.stdout))), (path, d)
            print(f"score.py: {path.name} as the library says")


if __name__ == "__main__":
    main()
