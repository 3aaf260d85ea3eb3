// The record in words a person would use: what a control was about, what was undone, what a correction says.

import { momentOf, storyTime } from "./clock.js";
import { short } from "./lead_rating.js";

/** What whoever leads did: (entry, what it is about, when the story began). Where nothing is said the server's words stand. */
const ACTS = {
  start: () => "started",
  pause: (one) => one.target !== "engine_fault" && "paused",
  resume: () => "resumed",
  speed: (one) => `speed ×${one.value}`,
  end: () => "ended the drill",
  skip: (one, about, begun) => (one.target ? about && one.source !== "script" && `left out ${about}` : one.value && `skipped to ${storyTime(Date.parse(one.value) - begun)}`),
  hold: (_, about) => about && `held back ${about}`,
  defer: (one, about) => about && `put off by ${one.value} ${about}`,
  edit: (one) => one.value && `reworded, to “${short(one.value, 90)}”`,
  fire: (one, about) => about && !one.value && `sent or began now ${about}`,
  ad_hoc: (one) => one.value && `sent “${short(one.value, 90)}”`,
  undo: (_, about) => about && `undid: ${about}`,
};

/** What is known of a drill's entries (a map by id) beside the sections of its view. */
export function makeRecord(view, entries) {
  const begun = () => momentOf(view.drill?.starts_at ?? 0);

  /** An entry as a sentence: what the drill calls by an id is told by its words, a moment in story time. */
  function words(entry) {
    const act = entry.kind === "control" ? ACTS[entry.action]?.(entry, named(entry.target), begun()) : null;
    if (!act) return judged(entry) ?? entry.said ?? entry.kind.replaceAll("_", " ");
    const hand = entry.role === "evaluator" ? "Evaluator" : entry.source === "script" ? "Script" : "Facilitator";
    return `${hand}: ${act}${entry.reason ? ` (${entry.reason.replace(/\.$/, "")})` : ""}.`;
  }

  /** What was observed or judged, with the promise in its own words. */
  function judged(entry) {
    if (!entry.clause || !entry.said) return undefined;
    const id = entry.clause.replace(/^expected /, "");
    const text = entry.clause === id ? (view.clauses ?? []).find((one) => one.id === id)?.text : undefined;
    const found = text ?? (view.msel ?? []).find((one) => one.event === "expected action" && one.target === id)?.text;
    return found && entry.said.replace(entry.clause, `“${short(found.replace(/\.$/, ""), 90)}”`);
  }

  /** An entry, inject, phase or branch by its words, short; empty where it has none. */
  function named(id) {
    if (!id) return "";
    const about = entries.get(id);
    const own = (list) => (list ?? []).find((one) => one.id === id);
    if (about?.kind === "control") return words(about).replace(/^\w+: /, "").replace(/\.$/, "");
    const text = about ? `${storyTime(about.story)} ${words(about)}` : ((view.msel ?? []).find((one) => one.target === id)?.text ?? own(view.phases)?.title ?? own(view.branches)?.text);
    return text ? `“${short(text.replace(/\.$/, ""), 90)}”` : "";
  }

  /** Ids of entries that do not count any more. */
  function undone() {
    return new Set([...entries.values()].filter((one) => one.kind === "control" && one.action === "undo").map((one) => one.target));
  }

  /** The last correction of each entry that stands, by the corrected entry's id. */
  function corrections(gone = undone()) {
    return new Map([...entries.values()].filter((one) => one.kind === "correction" && !gone.has(one.id)).map((one) => [one.corrects, one]));
  }

  /** What a correction says. */
  function correctedWords(one) {
    const { text, at: moment, ...others } = one.changes ?? {};
    const parts = [
      text !== undefined && `“${text}”`,
      moment !== undefined && storyTime(Date.parse(moment) - begun()),
      ...Object.entries(others).map(([key, value]) => `${key.replaceAll("_", " ")}: ${typeof value === "string" ? value : JSON.stringify(value)}`),
    ].filter(Boolean);
    return `Corrected to ${parts.join(", ")}${one.reason ? ` (${one.reason})` : ""}`;
  }

  /** An entry as it is to be read: corrected where it was. */
  function corrected(entry, correction) {
    if (!correction) return entry;
    const { at: moment, ...changes } = correction.changes ?? {};
    return { ...entry, ...changes, ...(moment !== undefined && { at: moment, story: Date.parse(moment) - begun() }) };
  }

  return { words, undone, corrections, correctedWords, corrected };
}
