// Every page as people meet it: valid, without a violation of accessibility, nothing cut off at 360 px, light and dark, A4 on paper.
// node pages.mjs FOLDER WORK
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const vnu = join(require.resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
const [folder, work] = process.argv.slice(2);
const pages = readdirSync(folder).filter((name) => name.endsWith(".html")).sort().map((name) => join(folder, name));
const faults = [];
const fail = (page, what) => faults.push(`${page}: ${what}`);

/** What the Nu HTML checker says of files, warnings included. */
function invalid(files) {
  const run = spawnSync("java", ["-Xss8m", "-jar", vnu, "--format", "json", "--exit-zero-always", ...files], { encoding: "utf8", maxBuffer: 1 << 26 });
  // What is written in hostile texts is in no language, whatever the checker takes it for.
  const guessed = (m) => m.type === "info" && m.url.includes("/hostile-") && m.message.includes("appears to be written in");
  return JSON.parse(run.stderr).messages.filter((m) => !guessed(m)).map((m) => `${m.url}: ${m.type} at line ${m.lastLine}: ${m.message}`);
}

/** What axe finds on an open page. */
async function violations(page) {
  await page.addScriptTag({ content: axe });
  const found = await page.evaluate(() => window.axe.run());
  return found.violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.html.slice(0, 90)).slice(0, 3).join(" | ")}`);
}

/** What could run. */
const active = (page) =>
  page.evaluate(() => {
    const runs = (element) => [...element.attributes].some((a) => a.name.startsWith("on") || /^\s*(javascript|data|vbscript):/i.test(a.value));
    const all = [...document.querySelectorAll("*")];
    const found = all.filter((element) => ["script", "iframe", "object", "embed", "form"].includes(element.localName) || runs(element));
    return found.map((element) => `could run: ${element.outerHTML.slice(0, 90)}`);
  });

/** What sticks out of an open page to the side, or is too small to read. */
const cut = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.scrollingElement.scrollWidth > width) found.push(`${document.scrollingElement.scrollWidth} px wide on ${width}`);
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      const hidden = element.closest(".hidden, thead");
      if (!hidden && box.width > 0 && (box.right > width + 1 || box.left < -1)) found.push(`<${element.localName} class="${element.getAttribute("class")}"> sticks out`);
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (own && parseFloat(getComputedStyle(element).fontSize) < 12) found.push(`<${element.localName}> is smaller than 12 px`);
    }
    return found.slice(0, 3);
  });

// The checks find what is wrong, or all that follows means nothing.
const bad = join(work, "bad.html");
writeFileSync(bad, `<!DOCTYPE html><html lang="vi"><head><title>x</title></head><body><main><h1>a</h1><p style="color:#bbb;background:#fff">nhạt<p><div style="width:900px">rộng</div><svg><rect></svg><img src="x" onerror="x()"></main></body></html>`);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const narrow = await browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme: "dark" });
const wide = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
for (const page of [narrow, wide]) page.on("request", (request) => request.url().startsWith("file:") || fail(request.url(), "is loaded"));
await narrow.goto(`file://${bad}`);
faults.length = 0;
const seeded = { active: await active(narrow), html: invalid([bad]), cut: await cut(narrow), axe: await violations(narrow) };
for (const [check, found] of Object.entries(seeded)) if (found.length === 0) throw new Error(`the check of ${check} finds nothing in a bad page`);

for (const message of invalid(pages)) fail("html", message);
for (const file of pages) {
  await Promise.all(
    [wide, narrow].map(async (page) => {
      await page.goto(`file://${file}`);
      for (const found of await active(page)) fail(file, found);
      for (const found of await cut(page)) fail(file, found);
      for (const found of await violations(page)) fail(file, found);
    }),
  );
  // On paper: A4, upright or across, and nothing outside of the margins.
  const pdf = join(work, "page.pdf");
  await wide.pdf({ path: pdf, preferCSSPageSize: true });
  const boxes = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  for (const sheet of boxes.split("<page ").slice(1)) {
    const [width, height] = sheet.match(/width="([\d.]+)" height="([\d.]+)"/).slice(1, 3).map((n) => Math.round(n * 25.4 / 72));
    const a4 = [[210, 297], [297, 210]].find(([w, h]) => w === width && h === height);
    if (!a4) fail(file, `prints on ${width} × ${height} mm`);
    const words = [...sheet.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"/g)].map((m) => m.slice(1).map((n) => n * 25.4 / 72));
    const left = Math.min(...words.map((w) => w[0])), right = Math.max(...words.map((w) => w[2]));
    if (words.length && (left < 19.5 || right > width - 14.5)) fail(file, `prints from ${left.toFixed(1)} to ${right.toFixed(1)} mm of ${width}`);
  }
}
await browser.close();
if (faults.length) {
  console.error(faults.slice(0, 60).join("\n"));
  console.error(`${faults.length} faults`);
  process.exit(1);
}
console.log(`${pages.length} pages: valid, accessible, readable at 360 px and on A4`);
