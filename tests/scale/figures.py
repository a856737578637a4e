"""The figures of a rollup as one table, a figure a line: to be held against the same table out of SQL.

python figures.py ROLLUP.jsonl > TABLE.csv
"""

import csv
import json
import sys
from decimal import Decimal


def tally(outcomes):
    yield "schools", outcomes["schools"]
    yield from outcomes.get("points", {}).items()
    yield "little answered", outcomes.get("littleAnswered", 0)
    for entry in outcomes["levels"]:
        yield f"on {entry['level']}", entry["schools"]
        yield f"lowest on {entry['level']}", entry["lowest"]
        yield f"highest on {entry['level']}", entry["highest"]
    for entry in outcomes.get("unmet", []):
        name = f"{entry['level']} {entry['requirement']}"
        yield f"unmet {name}", entry["schools"]
        yield f"alone {name}", entry["alone"]


def coverage(entry):
    yield "answered", entry["answered"]
    yield "not-applicable", entry["notApplicable"]
    yield "criteria", entry["criteria"]
    for name, number in entry.get("points", {}).items():
        yield f"points {name}", number


def criterion(entry):
    yield "answered", entry["answered"]
    yield "not-applicable", entry["notApplicable"]
    yield "not-assessed", entry["notAssessed"]
    yield from entry.get("points", {}).items()
    for level in entry["levels"]:
        yield f"on {level['level']}", level["schools"]


def parts(place):
    yield "whole", tally(place["whole"])
    yield "coverage", coverage(place["coverage"])
    for entry in place["groups"]:
        yield f"group {entry['group']}", tally(entry["outcomes"])
    for entry in place.get("criteria", []):
        yield f"criterion {entry['criterion']}", criterion(entry)


def places(series):
    for place in series["stages"]:
        yield "stages " + "+".join(sorted(place["stages"])), place
    for place in series["units"]:
        yield f"unit {place.get('unit', '-')}", place


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            for series in json.loads(line, parse_float=Decimal)["series"]:
                instrument = series["instrument"]
                name = f"{instrument['id']} {instrument['edition']} {series['instrumentDigest']}, {series['schoolYear']}, {series['role']}"
                for place, tallies in places(series):
                    for part, figures in parts(tallies):
                        for figure, number in figures:
                            if number:
                                yield name, place, part, figure, f"{number:.6f}"


csv.writer(sys.stdout, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(sorted(rows(sys.argv[1])))
