// The form of docs/integrate.md in headless Chromium: untouched it claims nothing, an example is valid and stays what it is, a
// wrong value shows its error at its field, and what is submitted is an assessment that the library scores.
import * as esbuild from "esbuild";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { json, root, same, work } from "./cases.mjs";

const itam = process.argv[4];
const stdin = { contents: 'export { show } from "./form-page.mjs";', resolveDir: `${work}/node` };
const define = { "process.env.NODE_ENV": '"production"' };
const { outputFiles } = await esbuild.build({ stdin, bundle: true, format: "iife", globalName: "page", write: false, define, logLevel: "warning" });

const schema = json(`${root}/docs/schema/1/instruments/operational/form.draft-07.schema.json`);
const example = json(`${root}/docs/examples/assessment-operational.json`);
const criteria = schema.properties.answers.items.map((place) => place.properties.criterion.default);
const open = (criterion) => ({ criterion, value: { notAssessed: {} } });
example.answers = criteria.map((criterion) => example.answers.find((answer) => answer.criterion === criterion) ?? open(criterion));

const check = (holds, what, ...more) => {
  if (!holds) throw new Error([what, ...more.map((one) => JSON.stringify(one))].join("\n"));
};
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--lang=vi"] });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && console.log("console:", message.text().slice(0, 300)));
  const show = async (formData) => {
    await page.setContent("<!doctype html><meta charset=utf-8><style>body{font:15px sans-serif;max-width:50em;margin:2em auto}.error-detail,.text-danger{color:#b00}</style><main></main>");
    await page.addScriptTag({ content: outputFiles[0].text });
    await page.evaluate((schema, formData) => {
      window.submitted = undefined;
      window.form = window.page.show(document.querySelector("main"), schema, formData, (data) => (window.submitted = data));
    }, schema, formData);
    await page.waitForSelector("button[type=submit]");
  };
  const data = () => page.evaluate(() => window.form.current.state.formData);
  const valid = () => page.evaluate(() => window.form.current.validateForm());

  await show();
  const untouched = await data();
  check(same(untouched.answers, criteria.map(open)), "an untouched form claims something", untouched.answers);
  check(same(untouched.instrument, { id: "operational", edition: "2026.1" }) && untouched.document === "assessment", "the instrument is not named");
  check(!(await valid()), "an untouched form names no school and is valid");
  check((await page.$$eval("body *", (all) => all.filter((one) => one.childElementCount === 0 && /Unsupported field/.test(one.textContent)).length)) === 0, "a field cannot be shown");

  await show(example);
  check(await valid(), "the example is not valid", await page.evaluate(() => window.form.current.state.errors));
  check(same(await data(), example), "the form changed the example", await data());

  const at = example.answers.findIndex((answer) => answer.value.share);
  const field = `#root_answers_${at}_value_share_part`;
  const type = async (text) => {
    await page.$eval(field, (input) => input.select());
    await page.keyboard.type(text);
  };
  await type("2000000000");
  await page.waitForSelector(`${field}__error`);
  const shown = await page.$$eval(`${field}__error`, (all) => all.map((one) => one.textContent));
  check(shown.length === 1 && shown[0].includes("không được lớn hơn 1.000.000.000"), "the error is not at its field", shown);
  const elsewhere = await page.$$eval('[id^="root_answers_"][id$="__error"]', (all) => all.map((one) => one.id));
  check(same(elsewhere, [`${field.slice(1)}__error`]), "an error is elsewhere", elsewhere);
  await page.screenshot({ path: `${work}/form.png` });

  await type("0");
  await page.waitForFunction((field) => !document.querySelector(`${field}__error`), {}, field);
  await page.$eval("button[type=submit]", (button) => button.click());
  await page.waitForFunction(() => window.submitted, { timeout: 20_000 });
  const submitted = await page.evaluate(() => window.submitted);
  check(submitted?.answers[at].value.share.part === 0, "what is submitted is not what was typed", submitted?.answers[at]);
  writeFileSync(`${work}/submitted.json`, JSON.stringify(submitted));
  const card = JSON.parse(execFileSync(itam, ["score", `${work}/submitted.json`, "--format", "json"], { encoding: "utf8" }));
  check(card.document === "scorecard", "the library does not score what is submitted");
  console.log(`the form in Chromium: ${criteria.length} criteria, untouched it claims nothing, the example is valid, an error at its field, submitted and scored: ${card.outcome.level}`);
} finally {
  await browser.close();
}
