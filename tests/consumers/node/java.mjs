// Java types by quicktype, one package a kind.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { kinds, schemaPath, title, work } from "./cases.mjs";

rmSync(`${work}/java/types`, { recursive: true, force: true });
for (const kind of kinds) {
  const name = kind.replaceAll("-", "");
  const folder = `${work}/java/types/${name}`;
  mkdirSync(folder, { recursive: true });
  const language = ["--lang", "java", "--package", `types.${name}`, "--array-type", "list"];
  const schema = ["--src-lang", "schema", "--top-level", title(kind), schemaPath(kind, "draft-07")];
  execFileSync(`${work}/node/node_modules/.bin/quicktype`, [...language, ...schema, "--out", `${folder}/${title(kind)}.java`], { stdio: "inherit" });
  const numbered = readdirSync(folder).filter((file) => /\d\.java$/.test(file));
  if (numbered.length) throw new Error(`${kind}: ${numbered}`);
}
