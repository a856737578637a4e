"""jsonschema says of every case what the library says, in both drafts."""

from cases import KINDS, cases, load, schema
from jsonschema import Draft7Validator, Draft202012Validator

ALL = list(cases())
for draft, validator in [("2020-12", Draft202012Validator), ("draft-07", Draft7Validator)]:
    validators = {kind: validator(load(schema(kind, draft))) for kind in KINDS}
    accepted = 0
    for case in ALL:
        valid = validators[case["kind"]].is_valid(case["document"])
        assert valid == case["valid"], (draft, case)
        accepted += valid
    print(f"Python jsonschema {draft}: {accepted} accepted, {len(ALL) - accepted} refused, as by the library")
