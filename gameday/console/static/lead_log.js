// Everything on the record, the latest first.

import { attached } from "./attachments.js";
import { momentOf, storyTime } from "./clock.js";
import { at, el, say } from "./dom.js";
import { short } from "./lead_rating.js";
import { told } from "./lead_words.js";

const TALK = new Set(["message", "note"]);
const TRUTH = new Set(["impact_started", "impact_changed", "impact_ended", "mitigation_available"]);
const EXERCISE = new Set(["control", "observation", "judgement", "correction", "real_incident", "ended"]);
const FIXED = new Set(["control", "correction", "ended", "real_incident"]);
const WORDS = new Set(["observation", "judgement", "correction", "intent"]);
const SCRIPT = new Set(["hold", "defer", "edit", "skip"]);
const MOST = 400;

/** The log: `take` each entry once, `refresh` what may be done with each. `recorded`: what this page recorded. */
export function wireLog({ view, order, forms, recorded, changed }) {
  const list = at("log-list");
  const entries = new Map();
  const lines = [];
  const undone = new Set();
  const corrections = new Map();
  const talk = at("log-talk");
  let queued = false;
  talk.addEventListener("change", () => {
    for (const { node, entry } of lines) node.hidden = hidden(entry);
  });
  const hidden = (entry) => !talk.checked && TALK.has(entry.kind);

  function take(entry) {
    entries.set(entry.id, entry);
    const node = line(entry);
    node.hidden = hidden(entry);
    const before = lines.findIndex((one) => one.entry.story <= entry.story);
    const place = before < 0 ? lines.length : before;
    list.insertBefore(node, lines[place]?.node ?? null);
    lines.splice(place, 0, { node, entry });
    while (lines.length > MOST) lines.pop().node.remove();
    if (entry.kind === "control" && entry.action === "undo") undone.add(entry.target);
    if (entry.kind === "correction") corrections.set(entry.corrects, [...(corrections.get(entry.corrects) ?? []), entry]);
    refresh();
  }

  /** Many entries come at once: drawn once. */
  function refresh() {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      for (const { node, entry } of lines) update(node, entry);
      changed();
    });
  }

  function update(node, entry) {
    node.classList.toggle("undone", undone.has(entry.id));
    say(node.querySelector(".words .said"), words(entry));
    const corrected = (corrections.get(entry.id) ?? []).filter((one) => !undone.has(one.id)).at(-1);
    const beside = node.querySelector(".corrected");
    beside.hidden = !corrected;
    say(beside, corrected ? correctedWords(corrected) : "");
    const undo = node.querySelector("[data-undo]");
    if (undo) undo.hidden = undone.has(entry.id) || !(view.rights?.control ? undoable(entry) : recorded.has(entry.id));
  }

  /** What the drill calls by an id is told by its words. */
  function words(entry) {
    const text = inStoryTime(entry.said ?? entry.kind.replaceAll("_", " "), entry);
    if (!entry.target || entry.kind !== "control") return text;
    const row = (view.msel ?? []).find((one) => one.target === entry.target);
    const about = entries.get(entry.target);
    const named = about ? `${storyTime(about.story)} ${about.said ?? about.kind}` : (row?.text ?? (view.clauses ?? []).find((one) => one.id === entry.target)?.text);
    return named ? text.replace(entry.target, `“${short(named.replace(/\.$/, ""), 90)}”`) : text;
  }

  const begun = () => momentOf(view.drill?.starts_at ?? 0);

  /** A skip says where it led, a control why. */
  function inStoryTime(text, entry) {
    if (entry.kind !== "control") return text;
    const moment = entry.action === "skip" && entry.value ? Date.parse(entry.value) : NaN;
    const said = Number.isNaN(moment) ? text : text.replace(entry.value, `to ${storyTime(moment - begun())}`);
    return entry.reason && !said.includes(entry.reason) ? `${said.replace(/\.$/, "")} (${entry.reason.replace(/\.$/, "")}).` : said;
  }

  function correctedWords(one) {
    const { text, at: moment, ...others } = one.changes ?? {};
    const parts = [
      text !== undefined && `“${text}”`,
      moment !== undefined && `at ${storyTime(Date.parse(moment) - begun())}`,
      ...Object.entries(others).map(([key, value]) => `${key.replaceAll("_", " ")}: ${typeof value === "string" ? value : JSON.stringify(value)}`),
    ].filter(Boolean);
    return `Corrected to ${parts.join(", ")}${one.reason ? ` (${one.reason})` : ""}`;
  }

  function line(entry) {
    const kind = TRUTH.has(entry.kind) ? "truth" : EXERCISE.has(entry.kind) ? "exercise" : "";
    const node = el("li", { class: kind, id: `entry-${entry.id}`, title: entry.id }, ...told(entry, el("p", { class: "corrected", hidden: true }), ...attached(entry.attachments)), acts(entry));
    return node;
  }

  function acts(entry) {
    const small = (label, act, more = {}) => el("button", { class: "small quiet", type: "button", on: { click: act }, ...more }, label, el("span", { class: "sr" }, `: ${entry.said ?? entry.kind}`));
    if (entry.kind === "real_incident") {
      return el("button", { class: "small control", type: "button", on: { click: () => order({ do: "undo", entry: entry.id }, { said: "Back to the exercise; it is paused." }) } }, "It was a mistake");
    }
    const made = [];
    if (entry.kind === "intent" && !entry.revokes) made.push(small("Taken back", () => revoke(entry)));
    if (!FIXED.has(entry.kind) && !TRUTH.has(entry.kind)) made.push(small("Correct", () => forms.correct(entry), { class: "small quiet control" }));
    if (undoable(entry)) made.push(small("Undo", () => recorded.undo(entry.id), { "data-undo": "" }));
    return made.length ? el("div", { class: "acts" }, made) : null;
  }

  /** They said that they would not after all. */
  function revoke(entry) {
    const role = entry.role ?? (view.seats ?? []).find((one) => one.person === entry.actor)?.role;
    order({ do: "said", role, kind: "intent", keys: { revokes: entry.id } }, { said: "Taken back: it counts no more." });
  }

  return { take, refresh, entry: (id) => entries.get(id) };
}

/** Can it be made not to count? What people said or wrote down; of the script what has not gone out. */
function undoable(entry) {
  if (entry.kind === "control") return SCRIPT.has(entry.action) && Boolean(entry.target);
  if (FIXED.has(entry.kind) && entry.kind !== "correction") return false;
  return WORDS.has(entry.kind) || entry.basis === "stated";
}
