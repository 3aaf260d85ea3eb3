// Skipping: where the next event is, as far as that is known; what cannot be taken back is said before.

import { storyTime } from "./clock.js";
import { at, say } from "./dom.js";

const LONGEST = 30 * 60_000;
const COMES = new Set(["inject", "monitoring", "phase"]);

/** Wire the button and its question. `skip()` orders it. */
export function wireSkip({ view, clock, skip }) {
  const dialog = at("next-dialog");
  const told = `gameday.skipped.${document.body.dataset.drill}`;
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    localStorage.setItem(told, "yes");
    skip();
  });

  /** The latest moment a skip leads to, and whether something is known to come then. */
  function target() {
    const now = clock.story();
    const comes = (one) => COMES.has(one.event) && one.state === "waiting" && typeof one.at === "number" && one.at > now;
    const next = Math.min(...(view.msel ?? []).filter(comes).map((one) => one.at));
    const last = Math.min(now + LONGEST, Math.max(now, view.pace?.ends_after ?? Infinity));
    return { moment: Math.min(next, last), known: next <= last };
  }

  function ask() {
    const { moment, known } = target();
    const now = clock.story();
    const { duration = Infinity } = view.pace ?? {};
    const beyond = now < duration && moment > duration;
    if (known && !beyond && localStorage.getItem(told)) return skip();
    say(at("next-where"), known
      ? `The story leaps to the next event: ${storyTime(moment)}, or sooner where something else happens first.`
      : `Nothing is planned for the next half hour. The story leaps until something happens, at most to ${storyTime(moment)}.`);
    say(at("next-beyond"), beyond ? `The planned end is ${storyTime(duration)}.` : "");
    at("next-beyond").hidden = !beyond;
    if (!dialog.open) dialog.showModal();
  }

  /** The button says where it leads. */
  function show() {
    const running = ["running", "paused"].includes(view.drill?.state);
    const { moment, known } = view.pace ? target() : {};
    const words = running && known ? `Next: ${storyTime(moment)}` : "Next event";
    say(at("next-words"), words);
    at("next").title = running && known ? `Skip to the next event: ${storyTime(moment)}, or sooner` : "Skip to the next event";
  }

  return { ask, show };
}
