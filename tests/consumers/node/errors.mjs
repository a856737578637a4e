// How many errors Ajv gives for a document that is not valid, and whether the first is where the library finds it.
import Ajv2020 from "ajv/dist/2020.js";
import { corpus, json, kinds, schemaPath } from "./cases.mjs";

const ajv = new Ajv2020({ strict: true, allErrors: true });
const validators = new Map(kinds.map((kind) => [kind, ajv.compile(json(schemaPath(kind, "2020-12")))]));
const step = (name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
const place = ({ instancePath, keyword, params }) => (keyword === "additionalProperties" ? instancePath + step(params.additionalProperty) : instancePath);

const wrong = corpus().filter((one) => !one.valid);
let [errors, most, there] = [0, 0, 0];
for (const { kind, document, pointer } of wrong) {
  const validate = validators.get(kind);
  validate(document);
  errors += validate.errors.length;
  most = Math.max(most, validate.errors.length);
  if (place(validate.errors[0]) === pointer) there++;
  else if (process.env.SHOW) console.log(pointer, JSON.stringify(validate.errors), JSON.stringify(document).slice(0, 200));
}
const average = errors / wrong.length;
console.log(`Ajv 2020-12: ${wrong.length} invalid cases, ${average.toFixed(3)} errors on average, ${most} at most, the first at the library's place in ${there}`);
if (average > 1.2 || there < wrong.length * 0.99) throw new Error("more errors than one mistake makes, or elsewhere");
