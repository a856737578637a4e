// Writes documents whose every text is hostile: node hostile.mjs WORK
import { readFileSync, writeFileSync } from "node:fs";

const texts = [
  `<script>document.title="x"</script><img src=x onerror="alert(1)">`,
  `</title></style><h1>"'&amp;&lt;|*_\`[a](javascript:alert(1))`,
  `\u202Eđảo ngược\u202C \u2066cô lập\u2069 \u200Fphải`,
  "khôngcódấucách",
  "dòng một\nдругое\u0007\u0000\tba",
  "Ự\u0323\u0301".repeat(40),
];
const long = "khôngcódấucách".repeat(715);
let count = 0;
/** The next text; the third of a document has 10 000 characters without a space. */
const next = () => (++count === 3 ? long : texts[count % texts.length]);
const free = new Set(["vi", "en", "name", "authority", "place", "to", "body", "title"]);
const spoil = (json, key) => {
  if (typeof json === "string") return key === "link" ? "javascript:alert(1)" : free.has(key) ? next() : json;
  if (Array.isArray(json)) return json.map((inner) => spoil(inner, ""));
  if (json && typeof json === "object") return Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, spoil(inner, key)]));
  return json;
};
const [work] = process.argv.slice(2);
for (const name of ["plan", "report", "self-assessment"]) {
  count = 0;
  const json = JSON.parse(readFileSync(`docs/examples/year/${name}.json`, "utf8"));
  const hostile = spoil(json, "");
  writeFileSync(`${work}/hostile-${name}.json`, JSON.stringify(hostile));
}
