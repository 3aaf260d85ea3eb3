// Everything on the record, the latest first.

import { attached } from "./attachments.js";
import { at, el } from "./dom.js";
import { told } from "./lead_words.js";

const TALK = new Set(["message", "note"]);
const TRUTH = new Set(["impact_started", "impact_changed", "impact_ended", "mitigation_available"]);
const EXERCISE = new Set(["control", "observation", "judgement", "correction", "real_incident", "ended"]);
const FIXED = new Set(["control", "correction", "ended", "real_incident"]);
const MOST = 400;

/** The log: `take` each entry once. */
export function wireLog({ view, order, forms }) {
  const list = at("log-list");
  const entries = new Map();
  const lines = [];
  const talk = at("log-talk");
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
    struck(entry);
  }

  /** An undo strikes the entry it makes undone. */
  function struck(entry) {
    const of = (id) => lines.find((one) => one.entry.id === id)?.node;
    if (entry.kind === "control" && entry.action === "undo") of(entry.target)?.classList.add("undone");
    for (const { entry: other } of lines) {
      if (other.kind === "control" && other.action === "undo" && other.target === entry.id) of(entry.id)?.classList.add("undone");
    }
  }

  function line(entry) {
    const kind = TRUTH.has(entry.kind) ? "truth" : EXERCISE.has(entry.kind) ? "exercise" : "";
    const may = !FIXED.has(entry.kind) && !TRUTH.has(entry.kind);
    return el(
      "li",
      { class: kind, id: `entry-${entry.id}`, title: entry.id },
      ...told(entry, ...attached(entry.attachments)),
      entry.kind === "real_incident"
        ? el("button", { class: "small control", type: "button", on: { click: () => order({ do: "undo", entry: entry.id }, { said: "Back to the exercise; it is paused." }) } }, "It was a mistake")
        : entry.kind === "intent" && !entry.revokes
        ? el("button", { class: "small quiet", type: "button", on: { click: () => revoke(entry) } }, "Taken back", el("span", { class: "sr" }, ` by them: ${entry.said}`))
        : may
        ? el("button", { class: "small quiet control", type: "button", on: { click: () => forms.correct(entry) } }, "Correct",
          el("span", { class: "sr" }, ` ${entry.said ?? entry.kind}`))
        : null,
    );
  }

  /** They said that they would not after all. */
  function revoke(entry) {
    const role = entry.role ?? (view.seats ?? []).find((one) => one.person === entry.actor)?.role;
    order({ do: "said", role, kind: "intent", keys: { revokes: entry.id } }, { said: "Taken back: it counts no more." });
  }

  return { take, entry: (id) => entries.get(id) };
}
