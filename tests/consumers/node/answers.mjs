// Ajv in strict mode and hyperjump say of every answer to a published instrument what the library's own validator says of
// it, by the schemas of that instrument.
import * as newer from "@hyperjump/json-schema/draft-2020-12";
import * as older from "@hyperjump/json-schema/draft-07";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import { json, lines, work } from "./cases.mjs";

const all = lines(`${work}/answers/answers.jsonl`);
const names = Object.keys(all[0].verdicts);
const instruments = new Set(all.map((one) => one.instrument));

/** Whether a number is finer than a millionth: hyperjump takes it for the nearest multiple. */
const finer = (document) => /\de-\d/.test(JSON.stringify(document));

async function hold(title, compile, except = () => false) {
  const verdicts = { true: 0, false: 0, excepted: 0 };
  for (const instrument of instruments) {
    for (const name of names) {
      const valid = await compile(json(`${work}/answers/${instrument}.${name}.schema.json`), `https://schema.example/${instrument}.${name}`);
      for (const one of all.filter((one) => one.instrument === instrument)) {
        if (except(one.document)) {
          verdicts.excepted++;
          continue;
        }
        if (valid(one.document) !== one.verdicts[name]) throw new Error(`${title} ${instrument} ${name}: expected ${one.verdicts[name]}\n${JSON.stringify(one.document)}`);
        verdicts[one.verdicts[name]]++;
      }
    }
  }
  console.log(`${title}: ${instruments.size} instruments, ${names.length} schemas each: ${verdicts.true} accepted, ${verdicts.false} refused, as by jsonschema-rs; ${verdicts.excepted} left out`);
}

await hold("Ajv", (schema) => {
  const ajv = schema.$schema.includes("2020-12") ? new Ajv2020({ strict: true }) : new Ajv({ strict: true });
  return ajv.compile(schema);
});
await hold("hyperjump", async (schema, address) => {
  const hyperjump = schema.$schema.includes("2020-12") ? newer : older;
  delete schema.$id;
  hyperjump.registerSchema(schema, address);
  const validate = await hyperjump.validate(address);
  return (document) => validate(document).valid;
}, finer);

for (const instrument of instruments) {
  const wrong = all.filter((one) => one.instrument === instrument && one.sound === false);
  const refused = names.map((name) => `${wrong.filter((one) => !one.verdicts[name]).length} (${name})`);
  console.log(`${instrument}: of ${wrong.length} mutants with errors are refused: ${refused.join(", ")}`);
}
