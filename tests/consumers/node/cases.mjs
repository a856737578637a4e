// The corpus, the mutants and the published documents, for the other scripts.
import { readFileSync, readdirSync } from "node:fs";

export const [, , root, work] = process.argv;
export const json = (path) => JSON.parse(readFileSync(path, "utf8"));
export const lines = (path) => readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));

export const drafts = ["2020-12", "draft-07"];
export const schemaPath = (kind, draft) => `${root}/docs/schema/1/${draft}/${kind}.schema.json`;
export const kinds = readdirSync(`${root}/docs/schema/1/2020-12`).map((name) => name.replace(".schema.json", ""));
export const title = (kind) => kind.replace(/(^|-)(.)/g, (_, __, letter) => letter.toUpperCase());

export const corpus = () =>
  json(`${root}/tests/corpus/index.json`).files.flatMap(({ path }) =>
    json(`${root}/tests/corpus/${path}`).cases.map(({ kind, valid, document, pointer }) => ({ kind, valid, document, pointer })),
  );

const published = () =>
  ["docs/examples", "docs/instruments"]
    .flatMap((folder) => readdirSync(`${root}/${folder}`, { recursive: true }).map((name) => `${root}/${folder}/${name}`))
    .filter((path) => path.endsWith(".json") && !path.includes("/broken/"))
    .map((path) => json(path))
    .map((document) => ({ kind: document.document, valid: true, document }));

export const cases = () => [...corpus(), ...lines(`${work}/mutants.jsonl`), ...published()];

/** The same JSON: numbers as numbers, properties in any order. */
export function same(a, b) {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return Object.is(a, b) || (a === 0 && b === 0);
  const keys = Object.keys(a);
  return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
