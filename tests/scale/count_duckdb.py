"""Two criteria of many assessments, counted by DuckDB on one thread out of typed columns."""

import sys

import duckdb

duckdb.execute("SET threads = 1")
rows = duckdb.execute(
    """
    SELECT schoolYear, role, a.criterion, count(*) AS schools, count_if(a.value.yesNo) AS yes,
      sum(a.value.share.part) AS part, sum(a.value.share.whole) AS whole
    FROM read_json(?, format = 'newline_delimited', columns = {
      schoolYear: 'VARCHAR', role: 'VARCHAR',
      answers: 'STRUCT(criterion VARCHAR, value STRUCT(yesNo BOOLEAN, share STRUCT(part BIGINT, whole BIGINT)))[]'
    }), unnest(answers) AS of(a)
    WHERE a.criterion IN ('P.3', 'N.1')
    GROUP BY ALL ORDER BY ALL
    """,
    [sys.argv[1]],
).fetchall()
print("DuckDB", *rows)
