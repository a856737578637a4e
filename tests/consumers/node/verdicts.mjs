// Ajv in strict mode says of every case what the library says, in both drafts. Leaves the cases in
// cases.jsonl, with whole numbers as 7 and not 7.0, and the valid documents in valid.jsonl.
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { writeFileSync } from "node:fs";
import { cases, drafts, json, kinds, schemaPath, work } from "./cases.mjs";

const all = cases();
for (const draft of drafts) {
  const ajv = draft === "2020-12" ? new Ajv2020({ strict: true }) : new Ajv({ strict: true });
  const validators = new Map(kinds.map((kind) => [kind, ajv.compile(json(schemaPath(kind, draft)))]));
  let accepted = 0;
  for (const { kind, valid, document } of all) {
    if (validators.get(kind)(document) !== valid) {
      throw new Error(`Ajv ${draft} ${kind}: expected ${valid}\n${JSON.stringify(document)}`);
    }
    accepted += valid;
  }
  console.log(`Ajv ${draft}: ${accepted} accepted, ${all.length - accepted} refused, as by the library`);
}

writeFileSync(`${work}/cases.jsonl`, all.map(({ kind, valid, document }) => JSON.stringify({ kind, valid, document })).join("\n") + "\n");
const valid = new Set(all.filter((one) => one.valid).map(({ kind, document }) => JSON.stringify({ kind, document })));
writeFileSync(`${work}/valid.jsonl`, [...valid].join("\n") + "\n");
