// Word files as LibreOffice lays them out, measured, and found again after it saved them: node letters.mjs WORK ITAM
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { execFileSync, spawnSync } from "node:child_process";
import { basename, join } from "node:path";

const [work, itam] = process.argv.slice(2);
const files = readdirSync(join(work, "docx")).filter((name) => name.endsWith(".docx")).sort();
const profile = `-env:UserInstallation=file://${work}/office`;
const faults = [];
const fail = (file, what) => faults.push(`${file}: ${what}`);
const mm = (points) => (points * 25.4) / 72;

/** Converts every file; what did not come is a fault, as soffice says nothing of it. */
function convert(form, folder) {
  mkdirSync(join(work, folder), { recursive: true });
  for (let at = 0; at < files.length; at += 40) {
    const some = files.slice(at, at + 40).map((name) => join(work, "docx", name));
    spawnSync("soffice", [profile, "--headless", "--convert-to", form, "--outdir", join(work, folder), ...some], { stdio: "ignore", timeout: 240_000 });
  }
  for (const name of files) {
    const made = join(work, folder, basename(name, ".docx") + "." + form.split(":")[0]);
    if (!existsSync(made)) fail(name, `LibreOffice does not make it ${form}`);
  }
}

/** JSON with its properties in one order. */
const sorted = (text) => JSON.stringify(JSON.parse(text, (_, value) => (value?.constructor === Object ? Object.fromEntries(Object.entries(value).sort()) : value)));

const near = (value, wanted, within) => Math.abs(value - wanted) <= within;

/** The pages of a PDF: their size, and every word with its place and height in millimetres. */
function pages(pdf) {
  const text = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 27 });
  return text.split("<page ").slice(1).map((page) => {
    const [width, height] = page.match(/width="([\d.]+)" height="([\d.]+)"/).slice(1).map((n) => mm(+n));
    const found = page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g);
    const words = [...found].map(([, left, top, right, bottom, text]) => ({ left: mm(+left), top: mm(+top), right: mm(+right), bottom: mm(+bottom), text }));
    return { width, height, words };
  });
}

convert("pdf", "pdf");
for (const name of files) {
  const pdf = join(work, "pdf", basename(name, ".docx") + ".pdf");
  if (!existsSync(pdf)) continue;
  const fonts = execFileSync("pdffonts", [pdf], { encoding: "utf8" }).split("\n").slice(2).filter(Boolean);
  for (const font of fonts) if (!/\+?LiberationSerif|TimesNewRoman/.test(font)) fail(name, `is set in ${font.split(" ")[0]}`);
  let wide = 0;
  pages(pdf).forEach(({ width, height, words }, at) => {
    const across = width > height;
    wide += across ? 1 : 0;
    if (!near(Math.min(width, height), 210, 0.5) || !near(Math.max(width, height), 297, 0.5)) fail(name, `page ${at + 1} is ${width} × ${height} mm`);
    const above = words.filter((word) => word.top < 18);
    const said = above.map((word) => word.text).join(" ");
    if (said !== (at === 0 ? "" : String(at + 1))) fail(name, `page ${at + 1} has the number "${said}"`);
    for (const number of above) {
      const middle = 30 + (width - 45) / 2;
      if (!near((number.left + number.right) / 2, middle, 1)) fail(name, `the number of page ${at + 1} is not in the middle`);
    }
    const body = words.filter((word) => word.top >= 18);
    if (body.length === 0) return;
    const edge = (side, of) => Math[side](...body.map(of));
    const [left, right, top, bottom] = [edge("min", (w) => w.left), edge("max", (w) => w.right), edge("min", (w) => w.top), edge("max", (w) => w.bottom)];
    if (left < 29.5) fail(name, `page ${at + 1} begins ${left.toFixed(1)} mm from the left`);
    if (right > width - 14.5) fail(name, `page ${at + 1} ends ${(width - right).toFixed(1)} mm from the right`);
    // A tower of marks on one letter is as high as it is.
    if (top < 19.5 || (bottom > height - 19 && !name.startsWith("hostile"))) fail(name, `page ${at + 1} goes from ${top.toFixed(1)} to ${bottom.toFixed(1)} mm`);
    if (at === 0 && /plan|report/.test(name)) {
      const motto = body.filter((word) => word.top < 35 && word.left > 94);
      if (!/VIỆT NAM|VIET NAM/.test(motto.map((word) => word.text).join(" "))) fail(name, "has no motto at the right of its head");
    }
  });
  if (name.startsWith("improvement-plan") && wide === 0) fail(name, "has its ten columns on a sheet held upright");
}

// What LibreOffice saved is still the plan, place by place.
convert("docx:MS Word 2007 XML", "saved");
for (const name of files.filter((name) => /^year-(draft-)?(plan|report|medium)/.test(name))) {
  const lang = name.match(/\.(vi|en)\./)[1];
  const source = `docs/examples/year/${name.replace(/^year-/, "").replace("draft-", "draft/").replace(/\.(vi|en)\.docx$/, "")}.json`;
  const run = spawnSync(itam, ["--lang", lang, "fill", join(work, "saved", name), "--document", source], { encoding: "utf8" });
  const same = { vi: "Không chỗ nào đổi.", en: "Nothing changed." }[lang];
  if (run.status !== 0 || run.stderr.trim() !== same) fail(name, `is not the same after LibreOffice saved it: ${run.stderr.trim().slice(0, 400)}`);
  else if (sorted(run.stdout) !== sorted(readFileSync(source, "utf8"))) fail(name, "comes back as another document");
}

if (faults.length) {
  console.error(faults.slice(0, 60).join("\n"));
  console.error(`${faults.length} faults`);
  process.exit(1);
}
console.log(`${files.length} Word files: A4, margins, numbers of pages and fonts as laid down; places found again`);
