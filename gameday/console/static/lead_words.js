// An entry of the record in words, the same on every page that lists them.

import { storyInFull, storyTime } from "./clock.js";
import { el } from "./dom.js";

/** Who speaks, with a colon; empty where the sentence says so itself. */
export function speaker(entry) {
  if (!entry.voice) return "";
  const who = `${entry.voice[0].toUpperCase()}${entry.voice.slice(1)}: `;
  return entry.said?.startsWith(who.split(" (")[0].replace(/: $/, "")) ? "" : who;
}

/** Time, speaker, sentence, and the words themselves; `more` follows them. */
export function told(entry, ...more) {
  const who = speaker(entry);
  return [
    el("time", { title: entry.at ? storyInFull(entry.at) : null, dateTime: entry.at ?? "" }, storyTime(entry.story)),
    el(
      "div",
      {},
      el("p", { class: "words" }, who && el("b", {}, who), el("span", { class: "said" }, entry.said ?? entry.kind.replaceAll("_", " "))),
      entry.text && entry.text !== entry.said ? el("p", { class: "quote" }, entry.text) : null,
      ...more,
    ),
  ];
}
