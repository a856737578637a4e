"""Two criteria of many assessments, counted by Polars on one thread out of typed columns."""

import os
import sys

os.environ["POLARS_MAX_THREADS"] = "1"
import polars as pl  # noqa: E402

share = pl.Struct({"part": pl.Int64, "whole": pl.Int64})
answer = pl.Struct({"criterion": pl.String, "value": pl.Struct({"yesNo": pl.Boolean, "share": share})})
schema = {"schoolYear": pl.String, "role": pl.String, "answers": pl.List(answer)}
value = pl.col("answers").struct.field("value")
rows = (
    pl.scan_ndjson(sys.argv[1], schema=schema)
    .explode("answers")
    .with_columns(pl.col("answers").struct.field("criterion"))
    .filter(pl.col("criterion").is_in(["P.3", "N.1"]))
    .group_by("schoolYear", "role", "criterion")
    .agg(
        pl.len().alias("schools"),
        value.struct.field("yesNo").sum().alias("yes"),
        value.struct.field("share").struct.field("part").sum().alias("part"),
        value.struct.field("share").struct.field("whole").sum().alias("whole"),
    )
    .sort("schoolYear", "role", "criterion")
    .collect()
    .rows()
)
print("Polars", *rows)
