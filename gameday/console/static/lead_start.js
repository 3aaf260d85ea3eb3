// Before the start: what is still missing is said once, and whoever leads decides.

import { at, el, listed, say } from "./dom.js";

const COUNTS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** What is not there yet: {seats: [words of each seat whose person has not come], checks: [what is not ticked off]}. */
export function missing(view, people) {
  const came = (role) => people.some((one) => one.role === role && one.here !== false);
  return {
    seats: (view.seats ?? []).filter((one) => one.mode === "human" && !came(one.role)).map((one) => one.words),
    checks: (view.checks ?? []).filter((one) => !one.done).map((one) => one.item),
  };
}

/** `Two seats are empty: scribe, comms lead.`; nothing where none is. */
export function seatWords(seats) {
  if (!seats.length) return "";
  return `${COUNTS[seats.length] ?? seats.length} ${seats.length === 1 ? "seat is" : "seats are"} empty: ${seats.join(", ")}.`;
}

/** Wire the question; what comes back starts the drill, or asks first. `start()` orders it. */
export function wireStart({ view, people, start }) {
  const dialog = at("start-dialog");
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    start();
  });
  return () => {
    const { seats, checks } = missing(view, people());
    if (!seats.length && !checks.length) return start();
    say(at("start-seats"), seatWords(seats));
    say(at("start-checks"), checks.length ? "Not ticked off:" : "");
    for (const name of ["start-seats", "start-checks"]) at(name).hidden = !at(name).textContent;
    at("start-later").hidden = !seats.length;
    listed(at("start-check-list"), checks, (one) => one, (one) => el("li", {}, one));
    if (!dialog.open) dialog.showModal();
  };
}
