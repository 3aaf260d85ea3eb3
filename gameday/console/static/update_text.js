// An update in words: its template filled, and as its readers see it.

import { storyClock, storyClockWithZone, storyInFull, storyTime } from "./clock.js";
import { el } from "./dom.js";

const STATUS_WORDS = {
  investigating: "Investigating", identified: "Identified", mitigating: "Mitigating", monitoring: "Monitoring", resolved: "Resolved",
};
const SENTENCE = /(?<=[.!?])\s+/;
const FIELD = /\{\{\s*([a-z_]+)\s*\}\}/g;

/** The fields a template asks for, each once, in its order. */
export function fieldsOf(template) {
  return [...new Set([...template.matchAll(FIELD)].map((found) => found[1]))];
}

/** The template with its fields filled. A sentence of which nothing is known is left out, a gap in one shows as `…`. */
export function filled(template, fields) {
  const lines = template.split("\n").map((line) => line.split(SENTENCE).filter((sentence) => {
    const names = fieldsOf(sentence);
    return !names.length || names.some((name) => fields[name]);
  }).join(" "));
  return lines.filter((line) => line.trim()).join("\n").replace(FIELD, (_, name) => fields[name] ?? "…").trim();
}

/** Said without a template: each element with its label, in the order of the labels. */
export function listedWords(fields, labels) {
  const known = Object.keys(labels);
  const place = ([name]) => (known.includes(name) ? known.indexOf(name) : known.length);
  return Object.entries(fields).sort((one, other) => place(one) - place(other)).map(([name, words]) => `${labels[name] ?? name.replaceAll("_", " ")}: ${words}`).join("\n");
}

/** The card of an update, as its readers see it. `one`: {status, text, states, at?, story?, next_update_at?, audience}. */
export function updateCard(one, { banner = "", labels = {}, level = "h3" } = {}) {
  const status = STATUS_WORDS[one.status] ?? "Update";
  const text = one.text || listedWords(one.states ?? {}, labels);
  const when = one.at === undefined ? null : el("time", { title: storyInFull(one.at) }, `${storyClock(one.at)} (${storyTime(one.story)})`);
  const next = one.next_update_at && !one.states?.next_update ? el("p", { class: "small muted" }, `Next update by ${storyClockWithZone(one.next_update_at)}`) : null;
  return el("article", { class: `update ${one.status ?? ""}` },
    banner && el("p", { class: "stamp" }, banner),
    el(level, {}, status),
    one.corrected && el("span", { class: "pill" }, "corrected"),
    when && el("p", { class: "small muted" }, when),
    ...(text ? text.split("\n").filter((line) => line.trim()).map((line) => el("p", {}, line)) : [el("p", { class: "empty" }, "Nothing written yet")]),
    next);
}

export { STATUS_WORDS };
