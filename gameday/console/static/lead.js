// The console of whoever leads a drill. An evaluator sees it, too, without what moves the drill.

import { inWords, span } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { wireClauses } from "./lead_clauses.js";
import { wireEvents } from "./lead_events.js";
import { wireForms } from "./lead_forms.js";
import { wireKeys } from "./lead_keys.js";
import { wireLog } from "./lead_log.js";
import { wirePeople } from "./lead_people.js";
import { short } from "./lead_rating.js";
import { wireRecorded } from "./lead_recorded.js";
import { wireSkip } from "./lead_skip.js";
import { wireStart } from "./lead_start.js";
import { openPage, tell } from "./shell.js";

const view = {};
const SPEEDS = [1, 2, 5, 10, 20, 30, 60];
let people = [];
let wasOn = false;

const page = openPage({ onView, onEntry: (entry, more) => log.take(entry, more), onPeople });

/** Order something; says in words what came of it. Resolves with the answer. */
async function order(command, { said, label = said } = {}) {
  const answer = await page.send(command, { label });
  if (!answer.ok) tell(refusal(answer.why), "bad");
  else if (said) tell(said, "good");
  return answer;
}

/** A refusal as a sentence; what the drill calls by an id is told by its words. */
function refusal(why = "That did not work.") {
  const named = why.replaceAll(/'([^']+)'/g, (all, id) => {
    const row = (view.msel ?? []).find((one) => one.target === id);
    return row ? `“${short(row.text.replace(/\.$/, ""))}”` : all;
  });
  return `${named[0].toUpperCase()}${named.slice(1)}${/[.!?]$/.test(named) ? "" : "."}`;
}

/** Order something that goes on the record in somebody's name, and can be undone; `what` names it then. */
function record(command, said, what = said) {
  return recorded.take(order(command, { said }), what);
}

const recorded = wireRecorded({ order, changed: () => log.refresh() });
const forms = wireForms({ view, order, record, page });
const events = wireEvents({ view, order, record, forms, page });
const clauses = wireClauses({ view, record, forms, page, entry: (id) => log.entry(id) });
const seats = wirePeople({ view, order, page });
const log = wireLog({ view, order, forms, recorded, changed: () => clauses.show() });
const skipping = wireSkip({ view, clock: page.clock, skip: () => order({ do: "skip", to: "next" }, { said: "Skipped to the next event." }) });
const start = wireStart({ view, people: () => people, start: () => bring("begun", { do: "start" }, "The drill has begun.") });

function onView(sections) {
  Object.assign(view, sections);
  document.body.dataset.control = view.rights?.control ? "yes" : "no";
  if (sections.drill || "standing" in sections) showControls(view.drill);
  if (sections.rights || sections.seats || sections.msel) log.refresh();
  if (sections.brief || sections.seats || sections.clauses) forms.choices();
  if (sections.msel || sections.phases || sections.branches || sections.pace) events.show();
  if (sections.clauses) clauses.show();
  if (sections.seats || sections.truth) seats.show();
  if (sections.clocks) showClocks();
  const done = ["over", "real_incident", "broken"].includes(view.drill?.state);
  for (const part of ["clocks", "pace"]) at(part).hidden = done;
}

// --- the clock's controls ---------------------------------------------------------------------------------------

const pause = at("pause");
const speed = at("speed");

function showControls(drill) {
  const words = { lobby: "Start", running: "Pause", paused: "Resume" }[drill.state];
  say(pause, words ?? "Over");
  pause.disabled = !words;
  pause.classList.toggle("primary", drill.state !== "running");
  at("next").disabled = !["running", "paused"].includes(drill.state);
  at("end").disabled = !["running", "paused"].includes(drill.state);
  for (const id of ["hint", "adhoc"]) at(id).disabled = !["running", "paused"].includes(drill.state);
  at("said").disabled = !maySay(drill);
  at("said").title = drill.state === "paused" && at("said").disabled ? "The drill is paused: what people say is recorded once it goes on." : "";
  speed.disabled = !words;
  const factor = String(drill.factor ?? 1);
  if (![...speed.options].some((one) => one.value === factor)) speed.append(new Option(`×${factor}`, factor));
  if (document.activeElement !== speed) speed.value = factor;
  at("why-form").hidden = drill.state !== "paused";
  skipping.show();
  showNotice(drill);
  at("mistake").hidden = drill.state !== "real_incident";
  if (["over", "real_incident"].includes(drill.state) && wasOn) scrollTo(0, 0); // what comes next stands at the top
  wasOn = ["running", "paused"].includes(drill.state);
}

/** Why it is paused, for everybody: on every page, calmly. */
async function sayWhy(event) {
  event.preventDefault();
  const field = at("why-text");
  const reason = field.value.trim();
  if (!reason) return;
  const answer = await order({ do: "pause", reason }, { said: "Told to everybody." });
  if (!answer.ok) return;
  field.value = "";
  field.blur(); // so that the next single key is one again
}

/** In a tabletop people talk while the story stands; in a game day nobody acts then. */
function maySay(drill = view.drill) {
  return drill?.state === "running" || (drill?.state === "paused" && drill.kind === "tabletop");
}

function showNotice(drill) {
  const words = {
    lobby: view.rights?.control ? "Not started. Seats, links and what has to be ready are in the lobby." : "Not started.",
    over: "The drill is over. Next: the hot wash, while everybody still remembers; then the assessment.",
    real_incident: "The exercise has stopped for a real incident. Nothing from here on counts.",
    broken: "This drill cannot go on: it can only be read. What was acknowledged is kept.",
  }[drill.state];
  const notice = at("notice");
  const told = drill.state === "over" && view.standing ? `${words} ${view.standing}` : words; // why it is paused stands above
  notice.hidden = !told;
  say(notice, told ?? "");
}

function onPeople(now) {
  people = now ?? [];
  seats.present(people);
}

/** The state and the speed that were ordered from here and no view shows yet: whoever presses twice means the next step. */
let brought = null;
let sped = null;

async function bring(state, command, said) {
  const mine = { from: view.drill?.state, state };
  brought = mine;
  await page.shown(await order(command, { said }));
  if (brought === mine) brought = null;
}

function toggle() {
  const now = view.drill?.state;
  // The view may show it before the answer is here.
  const state = brought?.from === now ? brought.state : now;
  if (state === "lobby") start();
  else if (state === "running") bring("paused", { do: "pause" }, "Paused. Story time stands still.");
  else if (state === "paused") bring("running", { do: "resume" }, "Going on.");
}

function skip() {
  if (["running", "paused"].includes(view.drill?.state)) skipping.ask();
}

async function faster(step) {
  const before = sped ?? view.drill?.factor ?? 1;
  const now = SPEEDS.findIndex((one) => one >= before);
  const factor = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, now + step))];
  if (factor === before) return;
  sped = factor;
  await page.shown(await order({ do: "speed", factor }, { said: `The story runs at ×${factor}.` }));
  if (sped === factor) sped = null;
}

pause.addEventListener("click", toggle);
at("next").addEventListener("click", skip);
at("undo").addEventListener("click", () => recorded.undo());
at("mistake-go").addEventListener("click", () => log.takeBackCall());
at("why-form").addEventListener("submit", sayWhy);
speed.addEventListener("change", () => order({ do: "speed", factor: Number(speed.value) }, { said: `The story runs at ×${speed.value}.` }));
at("observe").addEventListener("click", () => forms.observe());
at("said").addEventListener("click", () => forms.said());
at("adhoc").addEventListener("click", () => forms.adhoc());
at("hint").addEventListener("click", () => forms.hint());
at("end").addEventListener("click", () => forms.end());
at("keys").addEventListener("click", () => at("keys-dialog").showModal());
wireKeys({ toggle, skip, undo: recorded.undo, faster, forms: { ...forms, said: () => (maySay() ? forms.said() : tell(at("said").title || "Nothing is recorded of people now.")) }, mayControl: () => view.rights?.control === true });

// --- clocks of the SOP and the time left --------------------------------------------------------------------------

const SOON = 60_000;

function showClocks() {
  const clocks = view.clocks ?? [];
  at("no-clocks").hidden = clocks.length > 0;
  listed(
    at("clock-list"),
    clocks,
    (one) => `${one.what} ${one.audience ?? ""} ${one.entry ?? ""}`,
    () => el("li", {}, el("span", { class: "what" }), el("span", { class: "left" })),
    (node, one) => say(node.firstChild, one.label),
  );
  tickClocks(page.clock);
}

function tickClocks(clock) {
  const now = clock.story();
  for (const [index, one] of (view.clocks ?? []).entries()) {
    const node = at("clock-list").children[index];
    if (!node) continue;
    const left = one.due === undefined ? null : one.due - now;
    node.classList.toggle("over", left !== null && left < 0);
    node.classList.toggle("soon", left !== null && left >= 0 && left < SOON);
    say(node.lastChild, left === null ? `for ${span(now - one.since)}` : left < 0 ? `${span(-left)} overdue` : `due in ${span(left)}`);
  }
}

const HALF_A_DAY = 12 * 3_600_000;
const until = at("room-until");
const untilName = `gameday.until.${document.body.dataset.drill}`;
until.value = localStorage.getItem(untilName) ?? "";
until.addEventListener("change", () => localStorage.setItem(untilName, until.value));

/** Milliseconds until the room is given back; null where nobody said when. */
function wallLeft() {
  if (!until.value) return null;
  const [hours, minutes] = until.value.split(":").map(Number);
  const end = new Date();
  end.setHours(hours, minutes, 0, 0);
  const left = end - Date.now();
  return left < -HALF_A_DAY ? left + 2 * HALF_A_DAY : left;
}

function tickPace(clock) {
  const pace = view.pace;
  if (!pace || !view.drill) return;
  const now = clock.story();
  const factor = view.drill.factor || 1;
  const parts = [];
  const coming = pace.left === 1 ? "1 inject is still to come" : `${pace.left} injects are still to come`;
  const next = pace.next?.at != null ? `, ${pace.left === 1 ? "" : "the next "}in ${span(Math.max(0, pace.next.at - now))} of the story.` : ".";
  parts.push(pace.left === 0 ? "No inject is left that comes by itself." : coming + next);
  const left = wallLeft();
  const storyLeft = pace.duration - now;
  let tight = false;
  if (left !== null) {
    parts.push(left > 0 ? `${inWords(left)} left in the room.` : `The room was due ${inWords(-left)} ago.`);
    const needed = Math.max(0, (pace.last ?? pace.duration) - now) / factor;
    tight = left < needed;
    if (tight) parts.push(`At ×${factor} the last inject needs ${inWords(needed)}: go faster, or leave some out.`);
  } else if (storyLeft > 0) {
    parts.push(`${inWords(storyLeft / factor)} on the wall to the planned end, at ×${factor}.`);
  } else {
    parts.push(`The planned end was ${inWords(-storyLeft)} of the story ago.`);
  }
  const words = at("pace-words");
  words.classList.toggle("tight", tight);
  say(words, parts.join(" "));
}

page.each((clock) => {
  tickClocks(clock);
  tickPace(clock);
  events.tick(clock);
  skipping.show();
});
// After a click by mouse the focus goes, so that the space bar pauses the drill and does not press the button again.
document.addEventListener("click", (event) => {
  if (event.detail > 0 && event.target instanceof Element) event.target.closest("button")?.blur();
});
