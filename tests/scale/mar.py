"""A file of documents with one bad line added for each thousand; prints the numbers of the bad lines.

python mar.py DOCUMENTS.jsonl MARRED.jsonl > NUMBERS
"""

import sys

BAD = [
    lambda line: line[: len(line) // 2],
    lambda line: line.replace('"edition":"2026.1"', '"edition":"1999"'),
    lambda line: line.replace('"criterion":"P.2"', '"criterion":"P.99"'),
    lambda line: line.replace('"answers":[', '"answers":{', 1),
]

documents, marred = sys.argv[1:]
number = 0
with open(documents, encoding="utf-8") as lines, open(marred, "w", encoding="utf-8") as out:
    for at, line in enumerate(lines):
        if at % 1000 == 500:
            bad = BAD[at // 1000 % len(BAD)](line.rstrip("\n"))
            assert bad + "\n" != line
            out.write(f"{bad}\n\n")
            number += 1
            print(number)
            number += 1
        out.write(line)
        number += 1
