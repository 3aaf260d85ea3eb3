// The assessment: findings with their evidence, people's words beside them, the same record by another SOP.

import { inWords, storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { once } from "./forms.js";
import { makeRecord } from "./lead_record.js";
import { told } from "./lead_words.js";
import { openPage, tell } from "./shell.js";

const STATUS = { met: ["kept", "good"], late: ["late", "warn"], partial: ["in part", "warn"], missed: ["missed", "bad"], pending: ["did not come due", ""], not_applicable: ["not asked for", ""], unknown: ["cannot be told", ""] };
const SHORT = new Set(["late", "partial", "missed"]);
const VERDICTS = { pass: "passed", fail: "not passed", undecided: "undecided", not_graded: "not graded: a tabletop is for talking" };
const DIMENSIONS = { severity: "Severity", timing: "Timing", cadence: "Rhythm of updates", escalation: "Escalation", roles: "Roles", communication: "What updates said", order: "Order of work", resolution: "Closing", follow_through: "Follow-through" };
const RATINGS = { P: "performed without challenges", S: "performed with some challenges", M: "performed with major challenges", U: "unable to be performed", NR: "not rated" };
const drillId = document.body.dataset.drill;
const base = `/api/drills/${encodeURIComponent(drillId)}`;
const entries = new Map();
const view = {};
const record = makeRecord(view, entries);
let own = null;
let shown = null;
let asked = false;

const page = openPage({
  onView(sections) {
    Object.assign(view, sections);
    if (sections.drill && !asked && ["over", "real_incident", "broken"].includes(view.drill.state)) begin();
    else if (!asked) say(at("after-state"), "The drill is not over. The assessment comes when it is.");
  },
  onEntry(entry, { live }) {
    entries.set(entry.id, entry);
    if (live && ["judgement", "observation"].includes(entry.kind) && own) refresh();
    else queueRecord();
  },
});

async function begin() {
  asked = true;
  say(at("after-state"), "Judging the record …");
  await Promise.all([refresh(), loadSops()]);
}

let turn = 0;

/** Several may be under way; what was asked for last is what stands here in the end. */
async function refresh() {
  turn += 1;
  const mine = turn;
  const byOwn = await fetched();
  if (!byOwn || mine !== turn) return;
  const by = at("by-sop").value;
  const byOther = by && by !== byOwn.sop.name ? await fetched(by) : null;
  if (mine !== turn) return;
  own = byOwn;
  shown = byOther ?? byOwn;
  show();
}

async function fetched(sop) {
  const response = await fetch(`${base}/assessment${sop ? `?sop=${encodeURIComponent(sop)}` : ""}`, { headers: { Accept: "application/json" } }).catch(() => null);
  const body = await response?.json().catch(() => null);
  if (response?.ok) return body;
  const notice = at("after-state");
  notice.hidden = false;
  say(notice, body?.why ?? "The server does not answer. Reload the page in a moment.");
  return null;
}

async function loadSops() {
  const response = await fetch(`${base}/sops`, { headers: { Accept: "application/json" } }).catch(() => null);
  const sops = response?.ok ? (await response.json()).sops : [];
  const select = at("by-sop");
  const before = select.value;
  const name = own?.sop.name ?? view.drill?.sop ?? "";
  select.replaceChildren(new Option(`${name} (its own SOP)`, ""), ...sops.filter((one) => ![one.name, one.title].includes(name)).map((one) => new Option(one.title ? `${one.title} (${one.name})` : one.name, one.name)));
  select.value = before;
}

at("by-sop").addEventListener("change", refresh);
document.getElementById("forget")?.addEventListener("click", async ({ target }) => {
  if (target.dataset.sure !== "yes") {
    target.dataset.sure = "yes";
    say(target, "Really delete them?");
    return;
  }
  const response = await fetch(`${base}/names`, { method: "DELETE" }).catch(() => null);
  const body = await response?.json().catch(() => null);
  say(at("forgotten"), response?.ok ? `${body.names === 1 ? "1 name was" : `${body.names} names were`} deleted.` : (body?.why ?? "The server does not answer."));
  target.disabled = Boolean(response?.ok);
});
at("only-short").addEventListener("change", show);

// --- showing ---

const other = () => (shown !== own ? shown : null);

/** The list may have come before the drill was known: its own SOP stands in it once, and first. */
function nameOwnSop() {
  const select = at("by-sop");
  const words = `${own.sop.name} (its own SOP)`;
  if (select.options.length) say(select.options[0], words);
  else select.append(new Option(words, ""));
  for (const one of [...select.options]) if (one.value === own.sop.name) one.remove();
}

function show() {
  nameOwnSop();
  at("after-state").hidden = true;
  at("after").hidden = false;
  at("simulation").hidden = !own.simulation;
  say(at("simulation"), own.simulation ?? "");
  for (const face of ["html", "md", "json"]) at(`face-${face}`).href = `${base}/retrospective.${face}${other() ? `?sop=${encodeURIComponent(shown.sop.name)}` : ""}`;
  at("face-aar").hidden = !(own.exercise.humans > 0);
  at("face-aar").href = `${base}/aar.html${other() ? `?sop=${encodeURIComponent(shown.sop.name)}` : ""}`;
  listed(at("objectives"), shown.objectives, (one) => `${one.id} ${one.rating} ${one.reason} ${shown.sop.name} ${(one.actions ?? []).map((action) => action.judgements?.length ?? 0)} ${one.judgements.length}`, objective);
  showRest();
  showFindings();
  showTimes();
  showNumber();
  showRecord();
}

/** What the scenario expects beside its objectives, and what people noted of no clause in particular. */
function showRest() {
  const actions = shown.actions ?? [];
  const noted = shown.observations ?? [];
  at("also-expected").hidden = !actions.length;
  at("noted").hidden = !noted.length;
  listed(at("expected-actions"), actions, (one) => `${one.id} ${one.status} ${shown.sop.name} ${one.judgements?.length ?? 0}`, (one) => el("li", {}, ...expected(one)));
  listed(at("observations"), noted, (one) => one.entry, (one) => el("li", { class: "small" }, wordOf(one)));
}

function objective(one) {
  return el(
    "li",
    {},
    el("span", { class: `letter ${one.rating}`, title: RATINGS[one.rating] }, one.rating, el("span", { class: "sr" }, `: ${RATINGS[one.rating]}`)),
    el("div", {}, el("p", {}, el("strong", {}, one.text)), one.reason ? el("p", { class: "muted small" }, inWordsOf(one.reason)) : null,
      ...(one.actions ?? []).flatMap(expected),
      ...one.judgements.map((word) => el("p", { class: "small" }, wordOf(word))),
      // What no act of anybody shows, only a person can tell.
      (one.actions ?? []).length || other() ? null : judging({ objective: one.id, text: one.text })),
  );
}

/** A reason that begins with the id of a clause begins with its promise. */
function inWordsOf(reason) {
  const found = shown.findings.find((one) => reason.startsWith(`${one.clause}: `));
  if (!found?.sentence.endsWith(`: ${found.observed}.`)) return reason;
  return `${found.sentence.slice(0, -found.observed.length - 3)}:${reason.slice(found.clause.length + 1)}`;
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** An expected action that shows an objective, with people's words on it; they may add theirs. */
function expected(action) {
  return [
    el("p", { class: "small" }, action.text, " ", action.status === "pending" ? `(${action.observed})` : capital(`${STATUS[action.status]?.[0] ?? action.status}: ${action.observed}`)),
    ...(action.judgements ?? []).filter((word) => word.reason || !action.observed.startsWith("rated ")).map((word) => el("p", { class: "small" }, wordOf(word))),
    judging({ clause: `expected ${action.id}`, text: action.text }),
  ];
}

function showFindings() {
  const short = at("only-short").checked;
  const lines = [];
  for (const dimension of Object.keys(DIMENSIONS)) {
    const of = shown.findings.filter((one) => one.dimension === dimension && (short ? SHORT.has(one.status) || (one.broken && one.status === "met") : one.status !== "not_applicable"));
    if (of.length) lines.push({ group: dimension }, ...of);
  }
  listed(at("finding-list"), lines, (one) => (one.group ? `# ${one.group}` : `${shown.sop.name} ${one.clause} ${one.judgements.length}`), (one) => (one.group ? el("li", { class: "group" }, el("h3", {}, DIMENSIONS[one.group])) : finding(one)));
}

function finding(one) {
  const [words, tone] = one.broken && one.status === "met" ? ["in time, and out of order", "warn"] : (STATUS[one.status] ?? [one.status, ""]);
  const source = one.source ? (one.source.section ?? one.source.document) : "";
  return el(
    "li",
    { id: `finding-${one.clause}` },
    el(
      "div",
      {},
      el("p", { class: "head" }, el("span", { class: `pill ${tone}` }, words), shown.overall.gates.includes(one.clause) ? el("span", { class: "pill bad" }, "gate broken") : one.critical && shown.overall.verdict !== "not_graded" ? el("span", { class: "pill" }, "gate") : null, one.aided ? el("span", { class: "pill accent" }, "after a hint") : null, one.stated ? el("span", { class: "pill", title: "That it was said is judged; its time is not rated" }, "as said") : null, el("strong", {}, one.clause.replaceAll("-", " "))),
      el("p", {}, one.sentence),
      source ? el("p", { class: "hint" }, source) : null,
      one.reading ? el("p", { class: "hint" }, `Read as ${one.reading.value}: ${one.reading.why}`) : null,
      one.evidence.length ? el("p", { class: "evidence" }, "Shown by", ...one.evidence.map(evidence)) : null,
    ),
    el("div", { class: "human" }, one.judgements.length ? one.judgements.map((word) => el("p", {}, wordOf(word))) : el("p", { class: "empty" }, "Nobody has said anything of it."), other() ? null : judging(one)),
  );
}

function evidence(id) {
  const entry = entries.get(id);
  return el("a", { href: `#entry-${id}`, title: entry?.said ?? id }, entry ? `${storyTime(entry.story)} ${entry.kind.replaceAll("_", " ")}` : id);
}

const wordOf = (word) => `${word.role ? word.role.replaceAll("_", " ") : "Facilitator or evaluator"}: ${[word.rating, word.justified === null ? "" : word.justified ? "justified" : "not justified", word.reason].filter(Boolean).join(", ")}`;

/** A person's word on a finding, or on an objective: a letter, and why. */
function judging(one) {
  const about = one.text ?? one.clause.replaceAll("-", " ");
  const reason = el("input", { "aria-label": `Why, of ${about}`, placeholder: "why (may stay empty)", maxLength: 500 });
  const judge = (rating) => async () => {
    const answer = await page.send({ do: "judge", ...(one.objective ? { objective: one.objective } : { clause: one.clause }), rating, ...(reason.value.trim() && { reason: reason.value.trim() }) });
    if (answer.ok) tell(`Noted beside the finding: ${rating}.`, "good");
    else tell(answer.why, "bad");
    return answer;
  };
  const letters = ["P", "S", "M", "U"].map((letter) => {
    const button = el("button", { class: "small", type: "button", "aria-label": `${letter}, ${RATINGS[letter]}: ${about}`, title: RATINGS[letter] }, letter);
    once(button, page, judge(letter));
    return button;
  });
  return el("details", {}, el("summary", { class: "small" }, "Add your judgement"), reason, el("div", { class: "rate" }, letters));
}

const tabletop = () => own.exercise.kind === "tabletop";

/** How long it took; around a table on the story's clock, elsewhere with it beside where the facilitator stopped or leapt. */
function lasted(one) {
  if (one.story_seconds === undefined) return inWords(one.seconds * 1000);
  return tabletop() ? inWords(one.story_seconds * 1000) : `${inWords(one.seconds * 1000)} (${inWords(one.story_seconds * 1000)} on the story's clock)`;
}

function showTimes() {
  at("times-note").hidden = !tabletop();
  const rows = Object.entries(shown.measurements);
  listed(at("times"), rows, ([name, one]) => `${name} ${one.seconds}`, ([name, one]) =>
    el("tr", {}, el("th", { scope: "row" }, name.replaceAll("_", " ")), el("td", { class: "number" }, one.seconds !== null && one.seconds !== undefined ? lasted(one) : { pending: "had not come at the end", censored: "never came", not_applicable: "not asked for", invalid: "cannot be told" }[one.status] ?? one.status)));
}

const points = (one) => (one?.score === null || one?.score === undefined ? "–" : String(Math.round(one.score * 100)));

function showNumber() {
  const said = ({ overall }) => (overall.score === null || overall.verdict === "not_graded" ? VERDICTS[overall.verdict] : `${Math.round(overall.score * 100)} of 100, ${VERDICTS[overall.verdict]}`);
  say(at("verdict"), other() ? `${said(shown)} (by its own SOP: ${said(own)})` : said(own));
  say(at("gates"), shown.overall.gates.length ? `Gates broken: ${shown.overall.gates.join(", ")}.` : "");
  at("other-head").hidden = !other();
  say(at("own-head"), other() ? own.sop.name : "Points");
  say(at("other-head"), other()?.sop.name ?? "");
  const graded = own.overall.verdict !== "not_graded";
  at("points").hidden = !graded;
  listed(at("dimensions"), graded ? Object.keys(DIMENSIONS).filter((name) => own.dimensions[name] || other()?.dimensions[name]) : [], (name) => `${name} ${shown.sop.name}`, (name) =>
    el("tr", {}, el("th", { scope: "row" }, DIMENSIONS[name], own.dimensions[name]?.thin ? el("span", { class: "hint" }, " thin") : null), el("td", { class: "number" }, points(own.dimensions[name])), other() ? el("td", { class: "number" }, points(other().dimensions[name])) : null));
}

let queued = false;

function queueRecord() {
  if (queued || !own) return;
  queued = true;
  queueMicrotask(() => {
    queued = false;
    showRecord();
  });
}

function showRecord() {
  const all = [...entries.values()].sort((one, two) => one.story - two.story);
  const cited = new Map();
  for (const one of shown?.findings ?? []) for (const id of one.evidence) cited.set(id, [...(cited.get(id) ?? []), one.clause]);
  const undone = record.undone();
  const corrections = record.corrections(undone);
  const beside = (one) => (undone.has(one.id) ? "Undone: it does not count." : corrections.has(one.id) ? record.correctedWords(corrections.get(one.id)) : "");
  listed(at("record-list"), all, (one) => `${one.id} ${shown?.sop.name ?? ""} ${beside(one)}`, (one) => {
    return el("li", { id: `entry-${one.id}`, tabIndex: -1, class: undone.has(one.id) ? "undone" : "" }, ...told({ ...one, said: record.words(one) }, beside(one) ? el("p", { class: "small muted" }, beside(one)) : null, cited.has(one.id) ? el("p", { class: "small muted" }, "Evidence for ", ...cited.get(one.id).slice(0, 4).flatMap((clause, index) => [index ? ", " : "", el("a", { href: `#finding-${clause}` }, clause)])) : null));
  });
}
