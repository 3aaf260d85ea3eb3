// Everything on the record, the latest first.

import { attached } from "./attachments.js";
import { at, el, say } from "./dom.js";
import { makeRecord } from "./lead_record.js";
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
  const record = makeRecord(view, entries);
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
    refresh();
  }

  /** Many entries come at once: drawn once. */
  function refresh() {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      const undone = record.undone();
      const corrections = record.corrections(undone);
      const revoked = new Set([...entries.values()].filter((one) => one.kind === "intent" && one.revokes && !undone.has(one.id)).map((one) => one.revokes));
      for (const { node, entry } of lines) {
        update(node, entry, undone.has(entry.id), corrections.get(entry.id));
        const revoke = node.querySelector("[data-revoke]");
        if (revoke) revoke.hidden = undone.has(entry.id) || revoked.has(entry.id);
      }
      changed();
    });
  }

  function update(node, entry, undone, corrected) {
    node.classList.toggle("undone", undone);
    say(node.querySelector(".words .said"), record.words(entry));
    const beside = node.querySelector(".corrected");
    beside.hidden = !corrected;
    say(beside, corrected ? record.correctedWords(corrected) : "");
    const undo = node.querySelector("[data-undo]");
    if (undo) undo.hidden = undone || !(view.rights?.control ? undoable(entry) : recorded.has(entry.id));
  }

  function line(entry) {
    const kind = TRUTH.has(entry.kind) ? "truth" : EXERCISE.has(entry.kind) ? "exercise" : "";
    const node = el("li", { class: kind, id: `entry-${entry.id}`, title: entry.id }, ...told(entry, el("p", { class: "corrected", hidden: true }), ...attached(entry.attachments)), acts(entry));
    return node;
  }

  function acts(entry) {
    const small = (label, act, more = {}) => el("button", { class: "small quiet", type: "button", on: { click: act }, ...more }, label, el("span", { class: "sr" }, `: ${entry.said ?? entry.kind}`));
    if (entry.kind === "real_incident") {
      return el("button", { class: "small control", type: "button", on: { click: () => takeBackCall(entry.id) } }, "It was a mistake");
    }
    const made = [];
    if (entry.kind === "intent" && !entry.revokes) made.push(small("Taken back", () => revoke(entry), { "data-revoke": "" }));
    if (!FIXED.has(entry.kind) && !TRUTH.has(entry.kind)) made.push(small("Correct", () => forms.correct(entry), { class: "small quiet control" }));
    if (undoable(entry)) made.push(small("Undo", () => recorded.undo(entry.id), { "data-undo": "" }));
    return made.length ? el("div", { class: "acts" }, made) : null;
  }

  /** The last call of a real incident was none: back to the exercise. */
  function takeBackCall(id = [...entries.values()].findLast((one) => one.kind === "real_incident")?.id) {
    if (id) order({ do: "undo", entry: id }, { said: "Back to the exercise; it is paused." });
  }

  /** They said that they would not after all. */
  function revoke(entry) {
    const role = entry.role ?? (view.seats ?? []).find((one) => one.person === entry.actor)?.role;
    order({ do: "said", role, kind: "intent", keys: { revokes: entry.id } }, { said: "Taken back: it counts no more." });
  }

  return { take, refresh, takeBackCall, entry: (id) => entries.get(id) };
}

/** Can it be made not to count? What people said or wrote down; of the script what has not gone out. */
function undoable(entry) {
  if (entry.kind === "control") return SCRIPT.has(entry.action) && Boolean(entry.target);
  if (FIXED.has(entry.kind) && entry.kind !== "correction") return false;
  return WORDS.has(entry.kind) || entry.basis === "stated";
}
