"""The nation's job beside what a data engineer would write instead, on the same lines and in turn: processor time of whole
processes, as the ratio within each round, of which the median is told with the lowest and the highest.

    peers.py ITAM DOCUMENTS ROUNDS NODE_FOLDER
"""

import os
import resource
import statistics
import subprocess
import sys

itam, documents, rounds, node = sys.argv[1:]
here = os.path.dirname(os.path.abspath(__file__))
schema = f"{here}/../../docs/schema/1/2020-12/assessment.schema.json"

# What each peer does less: it counts two criteria, or says only whether a document is valid.
ours = {
    "rollup": [itam, "rollup", "--threads", "1", "--format", "json", documents],
    "score": [itam, "score", "--lines", "--threads", "1", documents],
}
peers = [
    ("rollup", "DuckDB, two criteria counted", [sys.executable, f"{here}/count_duckdb.py", documents]),
    ("rollup", "Polars, two criteria counted", [sys.executable, f"{here}/count_polars.py", documents]),
    ("score", "Node with Ajv, validating only", ["node", f"{node}/validate-lines.mjs", documents, schema]),
]


def seconds(command):
    """Processor time of a process with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


for _, _, command in peers:
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
times = {peer: [] for _, peer, _ in peers}
for _ in range(int(rounds)):
    for own, peer, command in peers:
        times[peer].append((seconds(ours[own]), seconds(command)))
for own, peer, _ in peers:
    ratios = [mine / other for mine, other in times[peer]]
    mine, other = (statistics.median(column) for column in zip(*times[peer]))
    print(
        f"itam {own}: {mine:.2f} s; {peer}: {other:.2f} s; "
        f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
    )
