"""Reads what rustdoc tells of the library: its coverage, and every public signature."""

import json
import sys

# Items with an example that rustdoc counted when it was last measured; the figure does not fall. It counts types, modules and
# free functions; that every method is shown too, tests/shown.rs says.
EXAMPLES = 94

# Traits of other crates that public types implement; their own signatures are not ours.
TRAITS = {"serde_core", "schemars"}


def coverage(path):
    """What is documented and shown; what is wrong with it."""
    with open(path, encoding="utf-8") as file:
        files = json.load(file)
    total = {key: sum(one[key] for one in files.values()) for key in ("total", "with_docs", "with_examples")}
    print(f"{total['with_docs']} of {total['total']} public items documented, {total['with_examples']} with an example")
    if total["with_docs"] < total["total"]:
        yield "not everything public is documented"
    if total["with_examples"] < EXAMPLES:
        yield f"{EXAMPLES} items had an example"


def foreign(path):
    """The types of other crates that stand in a public signature, but for those in implementations of traits."""
    with open(path, encoding="utf-8") as file:
        told = json.load(file)
    crates = {int(number): crate["name"] for number, crate in told["external_crates"].items()}
    items, paths = told["index"], told["paths"]
    of_traits = set()
    for item in items.values():
        block = item["inner"].get("impl")
        if block and block["trait"]:
            of_traits.update(str(one) for one in block["items"])

    def named(node):
        if isinstance(node, dict):
            if {"id", "path", "args"} <= node.keys():
                path = paths.get(str(node["id"]))
                if path and path["crate_id"]:
                    yield crates[path["crate_id"]], "::".join(path["path"])
            for key, value in node.items():
                if key not in ("docs", "links", "attrs", "span"):
                    yield from named(value)
        elif isinstance(node, list):
            for value in node:
                yield from named(value)

    signatures = 0
    for number, item in items.items():
        if item["crate_id"] or "impl" in item["inner"] or number in of_traits:
            continue
        signatures += 1
        for crate, name in named(item["inner"]):
            if crate not in ("core", "alloc", "std") and crate not in TRAITS:
                yield f"{item['name']} takes or gives {name}"
    print(f"{signatures} public items, no type of another crate but for serde's and schemars' traits")


def main():
    faults = [*coverage(sys.argv[1]), *foreign(sys.argv[2])]
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
