// How many of the documents of a file, one a line, are valid by the published schema: what somebody with Ajv would write.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";

const [documents, schema] = process.argv.slice(2);
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schema, "utf8")));
const counted = { valid: 0, invalid: 0 };
for await (const line of createInterface({ input: createReadStream(documents) })) {
  counted[validate(JSON.parse(line)) ? "valid" : "invalid"] += 1;
}
console.log("Ajv", counted);
