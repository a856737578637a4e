"""jsonschema says of the answers to a published instrument what the library's own validator says of them.

All of them by the list in 2020-12 and both forms; every tenth by those that take it longest.
"""

from multiprocessing import Pool

from cases import WORK, lines, load
from jsonschema import Draft7Validator, Draft202012Validator

ALL = lines(WORK / "answers/answers.jsonl")
NAMES = list(ALL[0]["verdicts"])
INSTRUMENTS = sorted({one["instrument"] for one in ALL})
SLOW = ["once.2020-12", "list.draft-07"]


def hold(job):
    instrument, name = job
    validator = Draft202012Validator if name.endswith("2020-12") else Draft7Validator
    validator = validator(load(WORK / f"answers/{instrument}.{name}.schema.json"))
    accepted = refused = 0
    own = [one for one in ALL if one["instrument"] == instrument]
    for one in own[:: 10 if name in SLOW else 1]:
        valid = validator.is_valid(one["document"])
        assert valid == one["verdicts"][name], (instrument, name, one)
        accepted, refused = accepted + valid, refused + (not valid)
    return accepted, refused


with Pool(2) as pool:
    counts = pool.map(hold, [(instrument, name) for instrument in INSTRUMENTS for name in NAMES], chunksize=1)
accepted, refused = map(sum, zip(*counts))
print(
    f"Python jsonschema: {len(INSTRUMENTS)} instruments, {len(NAMES)} schemas each: "
    f"{accepted} accepted, {refused} refused, as by jsonschema-rs"
)
