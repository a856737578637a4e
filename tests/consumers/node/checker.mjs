// The rules assessment.* and answer.* written again from docs/rules.md, docs/design.md and docs/integrate.md, without a line of
// the library, and held against every assessment of the corpus.
import { readdirSync } from "node:fs";
import { json, root } from "./cases.mjs";

const millionths = (number) => Math.round(number * 1e6);
const finer = (number) => millionths(number) / 1e6 !== number;

/** What is wrong with points: their place is `at`. */
function points(at, number, maximum, step) {
  if (finer(number)) return ["number.too-fine", at, { number }];
  if (number > maximum) return ["answer.points-exceed", at, { found: number, maximum }];
  if (step && millionths(number) % millionths(step)) return ["answer.points-step", at, { found: number, step }];
}

/** Whether a text is nothing but what stands in the blanks of a form. */
const open = (text) => /^[\s.·•․‥…⋯_/()[\]\-\u2010-\u2015\u2212\u00ad\u200b-\u200f\u2060\ufeff]*$/u.test(text);

/** The errors of a value, at their places in the answer. */
function misfits(name, criterion, value) {
  if (value.notApplicable && open(value.notApplicable.reason.vi)) return [["answer.reason-open", "/value/notApplicable/reason", { criterion: name }]];
  const found = criterion && misfit(criterion, value);
  return Array.isArray(found?.[0]) ? found : [found].filter(Boolean);
}

function misfit(criterion, value) {
  const [[form, fact]] = Object.entries(value);
  const [[expected, measure]] = Object.entries(criterion.measure);
  if (form === "notApplicable" || form === "notAssessed") return;
  if (form !== expected) return ["answer.wrong-measure", "/value", { criterion: criterion.id, expected, found: form }];
  if (form === "share" && fact.whole === 0) return ["answer.share-whole-zero", "/value/share/whole", {}];
  if (form === "share" && fact.part > fact.whole) return ["answer.share-part-exceeds", "/value/share/part", fact];
  if (form === "count" && fact > measure.maximum) return ["answer.count-exceeds", "/value/count", { found: fact, maximum: measure.maximum }];
  const levels = criterion.levels?.map((step) => step.level);
  if (form === "rating" && !levels.includes(fact)) return ["answer.level-unknown", "/value/rating", { criterion: criterion.id, level: fact, levels: levels.join(", ") }];
  if (form !== "points") return;
  const items = fact.items ?? [];
  const ofItem = (given, index) => {
    const at = `/value/points/items/${index}`;
    const item = measure.items?.find((one) => one.id === given.item);
    if (!item) return ["answer.item-unknown", `${at}/item`, { criterion: criterion.id, item: given.item }];
    if (items.findIndex((one) => one.item === given.item) < index) return ["answer.item-repeated", `${at}/item`, { item: given.item }];
    return points(`${at}/earned`, given.earned, item.maximum ?? Infinity, measure.step);
  };
  const sum = items.reduce((sum, item) => sum + millionths(item.earned), 0);
  const differ = items.length && sum !== millionths(fact.earned) ? ["answer.items-differ", "/value/points/items", { sum: sum / 1e6, earned: fact.earned }] : undefined;
  const wrong = [points("/value/points/earned", fact.earned, measure.maximum, measure.step), ...items.map(ofItem)].filter(Boolean);
  return wrong.length ? wrong : differ;
}

/** Whether a value claims something, so that evidence is due. */
const claims = ({ condition, yesNo, share, count, ratio, rating, points }, criterion) =>
  condition || yesNo || share?.part > 0 || count > 0 || ratio?.per > 0 || points?.earned > 0 || (rating !== undefined && rating !== criterion.levels[0].level);

function check(document, instrument) {
  const found = [];
  const tell = (rule, pointer, args = {}) => found.push([rule, pointer, args]);
  const { id, edition } = document.instrument;
  const own = instrument?.id === id;
  if (instrument && !own) tell("assessment.instrument-mismatch", "/instrument/id", { found: id, expected: instrument.id });
  else if (own && edition !== instrument.edition) tell("assessment.edition-mismatch", "/instrument/edition", { found: edition, expected: instrument.edition });
  const { stages } = document.school;
  stages.forEach((stage, at) => {
    if (own && stages.indexOf(stage) === at && !instrument.stages.includes(stage)) tell("assessment.stage-not-covered", `/school/stages/${at}`, { stage });
  });
  const year = document.schoolYear;
  const [from, until] = year.split("-").map((year, end) => (end ? `${year}-08-31` : `${year}-06-01`));
  if (document.date < from || document.date > until) tell("assessment.date-outside-year", "/date", { date: document.date, year });
  if (own && (until < instrument.validFrom || from > instrument.validUntil)) {
    tell("assessment.not-in-force", "/schoolYear", { year, from: instrument.validFrom ?? "…", until: instrument.validUntil ?? "…" });
  } else if (own && document.date >= from && document.date <= until && (document.date < instrument.validFrom || document.date > instrument.validUntil)) {
    tell("assessment.date-not-in-force", "/date", { date: document.date, from: instrument.validFrom ?? "…", until: instrument.validUntil ?? "…" });
  }
  const criteria = new Map(own ? instrument.groups.flatMap((group) => group.criteria.map((one) => [one.id, one])) : []);
  const [first, silent] = [new Map(), new Set()];
  let astray = 0;
  document.answers.forEach((answer, at) => {
    const [name, here] = [answer.criterion, `/answers/${at}`];
    const criterion = criteria.get(name);
    if (own && !criterion) {
      astray++;
      return tell(instrument.retired?.some((one) => one.id === name) ? "answer.criterion-retired" : "answer.criterion-unknown", `${here}/criterion`, { criterion: name });
    }
    const errors = misfits(name, criterion, answer.value);
    if (errors.length) errors.forEach(([rule, place, args]) => tell(rule, here + place, args));
    else if (first.has(name)) tell("answer.repeated", `${here}/criterion`, { criterion: name, first: first.get(name) });
    else if (own && answer.value.notApplicable && !criterion.notApplicableWhen) tell("answer.not-applicable-unforeseen", `${here}/value`, { criterion: name });
    else if (own && criterion.evidence && !answer.evidence?.length && claims(answer.value, criterion)) tell("answer.evidence-missing", here, { criterion: name });
    if (!first.has(name) && answer.value.notAssessed && !answer.value.notAssessed.reason) silent.add(name);
    if (!first.has(name)) first.set(name, here);
  });
  const open = [...criteria.keys()].filter((name) => !first.has(name) || silent.has(name));
  if (open.length > astray) tell("assessment.unanswered", "/answers", { count: open.length, criteria: [...open.slice(0, 5), ...(open.length > 5 ? ["…"] : [])].join(", ") });
  return found;
}

const corpus = `${root}/tests/corpus`;
const texts = (args) => Object.entries(args).map(([name, value]) => `${name}=${value}`).sort().join(" ");
let [cases, findings, withFacts] = [0, 0, 0];
for (const folder of ["rules", "several", "scores"]) {
  for (const file of readdirSync(`${corpus}/${folder}`)) {
    for (const one of json(`${corpus}/${folder}/${file}`).cases) {
      if (one.kind !== "assessment" || !one.findings || one.with) continue;
      const ours = /^(assessment|answer)[.](?!ratio-unlikely|number-unlikely|numbers-differ)/;
      const expected = one.findings.filter(({ rule }) => ours.test(rule));
      const told = check(one.document, one.instrument && json(`${corpus}/${one.instrument}`)).filter(([rule]) => ours.test(rule));
      const facts = (index) => expected[index]?.args && texts(expected[index].args);
      const line = ([rule, pointer, args], index) => `${rule} ${pointer} ${facts(index) === undefined ? "" : texts(args)}`;
      const wanted = expected.map(({ rule, pointer }, index) => `${rule} ${pointer} ${facts(index) ?? ""}`);
      if (told.map(line).join("\n") !== wanted.join("\n")) throw new Error(`${folder}/${file}: ${one.description}\n${told.map(line).join("\n")}\n-- expected\n${wanted.join("\n")}`);
      [cases, findings, withFacts] = [cases + 1, findings + expected.length, withFacts + expected.filter((one) => one.args).length];
    }
  }
}
if (cases < 300 || findings < 100) throw new Error(`only ${cases} cases`);
console.log(`the checker in JavaScript: ${cases} assessments of the corpus, ${findings} findings, ${withFacts} with their facts, as by the library`);
