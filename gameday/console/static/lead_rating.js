// P, S, M, U: one tap logs an observation against a clause or an expected action.

import { el } from "./dom.js";
import { once } from "./forms.js";

export const RATINGS = { P: "performed without challenges", S: "with some challenges", M: "with major challenges", U: "unable to be performed" };

/** The four letters and a note. `subject`: {clause, text, about}; `about` is its name in the list of the form. */
export function rating({ clause, text, about }, { record, forms, page }) {
  const log = (letter) => () => record({ do: "observe", clause, rating: letter }, `Logged ${letter}: “${short(text.replace(/\.$/, ""))}”.`);
  const letters = Object.entries(RATINGS).map(([letter, words]) => {
    const button = el("button", { class: "small", type: "button", title: words, "aria-label": `${letter}, ${words}: ${text}`, "data-letter": letter }, letter);
    once(button, page, log(letter));
    return button;
  });
  const note = el("button", { class: "small quiet", type: "button", "aria-label": `Note on ${text}`, on: { click: () => forms.observe(about ?? clause) } }, "Note …");
  return el("div", { class: "rate" }, ...letters, note);
}

/** Which letters were given: pressed. */
export function markGiven(node, given) {
  for (const button of node.querySelectorAll("[data-letter]")) button.setAttribute("aria-pressed", String(given.includes(button.dataset.letter)));
}

/** A sentence short enough for a word in passing. */
export function short(text, most = 60) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
