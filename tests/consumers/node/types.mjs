// Types by json-schema-to-typescript; every valid document as a typed constant; the compiler's verdict; and the way back.
import { compileFromFile } from "json-schema-to-typescript";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { kinds, lines, same, schemaPath, title, work } from "./cases.mjs";

const out = `${work}/typescript`;
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/package.json`, '{ "type": "module" }');
const valid = lines(`${work}/valid.jsonl`);
for (const kind of kinds) {
  const types = await compileFromFile(schemaPath(kind, "draft-07"), { bannerComment: "", format: false });
  const numbered = types.match(/export (?:interface|type) \w*\d+\b/g);
  if (numbered) throw new Error(`${kind}: ${numbered}`);
  const documents = valid.filter((one) => one.kind === kind).map((one) => JSON.stringify(one.document, null, 1));
  const constants = `export const documents: ${title(kind)}[] = [${documents.join(",\n")}];\n`;
  writeFileSync(`${out}/${kind}.ts`, types + constants);
}
const wrong = `import type { Assessment } from "./assessment.js";
// @ts-expect-error: a value of no known form
export const one: Assessment["answers"][0] = { criterion: "A", value: { percent: 50 } };
// @ts-expect-error: no school
export const two: Assessment = { document: "assessment", schoolYear: "2025-2026", instrument: { id: "I", edition: "1" }, role: "self", answers: [] };
`;
writeFileSync(`${out}/wrong.ts`, wrong);
const options = { strict: true, exactOptionalPropertyTypes: true, target: "es2022", module: "nodenext", types: [] };
writeFileSync(`${out}/tsconfig.json`, JSON.stringify({ compilerOptions: options }));
execFileSync(`${work}/node/node_modules/.bin/tsc`, ["--project", out], { stdio: "inherit" });
for (const kind of kinds) {
  const { documents } = await import(`${out}/${kind}.js`);
  const expected = valid.filter((one) => one.kind === kind).map((one) => one.document);
  if (!same(JSON.parse(JSON.stringify(documents)), expected)) throw new Error(`${kind}: not the same after TypeScript`);
}
console.log(`json-schema-to-typescript: ${valid.length} documents typed, compiled and returned`);
