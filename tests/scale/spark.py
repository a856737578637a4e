"""The rollup of a nation on Apache Spark: every partition through `itam`, the parts merged by `itam`."""

import os
import subprocess
import sys

from pyspark import SparkConf, SparkContext

itam, nation, folder, partitions = sys.argv[1:]
quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
spark = SparkContext(appName="itam", conf=SparkConf().setAll(quiet.items()))
spark.setLogLevel("ERROR")
lines = spark.textFile(nation, int(partitions))

parts = lines.pipe(f"{itam} rollup --format json --threads 1", checkCode=True)
fewer = parts.repartition(3).pipe(f"{itam} rollup --merge --format json --threads 1", checkCode=True)
merged = subprocess.run(
    [itam, "rollup", "--merge", "--format", "json"],
    input="\n".join(fewer.collect()).encode(), stdout=subprocess.PIPE, check=True,
)
with open(os.path.join(folder, "spark-rollup.jsonl"), "wb") as file:
    file.write(merged.stdout)

cards = lines.pipe(f"{itam} score --lines --threads 1", checkCode=True)
with open(os.path.join(folder, "spark-cards.jsonl"), "w", encoding="utf-8", newline="\n") as file:
    for card in cards.toLocalIterator():
        file.write(card + "\n")

print(f"spark: {lines.getNumPartitions()} partitions, {parts.count()} parts")
spark.stop()
