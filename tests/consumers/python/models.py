"""Models by datamodel-code-generator (pydantic 2): every valid document goes in and comes out the same."""

import importlib
import re
import shutil
import subprocess
import sys

from cases import KINDS, WORK, lines, same, schema

OUT = WORK / "models"
shutil.rmtree(OUT, ignore_errors=True)
OUT.mkdir()
OPTIONS = [
    "--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel", "--use-title-as-name",
    "--enum-field-as-literal", "one", "--target-python-version", "3.11", "--formatters", "builtin", "--disable-timestamp",
]
for kind in KINDS:
    output = OUT / f"{kind.replace('-', '_')}.py"
    generator = [sys.executable, "-m", "datamodel_code_generator", "--input", schema(kind, "draft-07"), "--output", output]
    subprocess.run([*generator, *OPTIONS], check=True)
    numbered = re.findall(r"^class (\w*\d)\b", output.read_text("utf-8"), re.MULTILINE)
    assert not numbered, (kind, numbered)

sys.path.insert(0, str(OUT))
count = 0
for line in lines(WORK / "valid.jsonl"):
    kind, document = line["kind"], line["document"]
    name = "".join(part.capitalize() for part in kind.split("-"))
    model = getattr(importlib.import_module(kind.replace("-", "_")), name).model_validate(document)
    back = model.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert same(document, back), (document, back)
    count += 1
print(f"datamodel-code-generator: {count} documents read and returned")
