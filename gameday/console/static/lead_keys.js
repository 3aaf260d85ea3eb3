// Single keys for whoever stands in front of the room. They can be switched off, and never act while somebody writes.

import { at } from "./dom.js";

const NAME = "gameday.keys";

/** Wire the keys. `mayControl()` says whether those that move the drill work. */
export function wireKeys({ toggle, skip, undo, faster, forms, mayControl }) {
  const on = at("keys-on");
  on.checked = localStorage.getItem(NAME) !== "off";
  on.addEventListener("change", () => localStorage.setItem(NAME, on.checked ? "on" : "off"));
  const anybody = { l: () => forms.observe(), s: forms.said, u: () => undo(), "?": () => at("keys-dialog").showModal() };
  const control = {
    " ": toggle, n: skip, i: forms.adhoc, h: forms.hint, e: forms.end, "+": () => faster(1), "-": () => faster(-1),
  };
  document.addEventListener("keydown", (event) => {
    if (!on.checked && event.key !== "?") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || busy(event)) return;
    const act = anybody[event.key] ?? (mayControl() ? control[event.key] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Is somebody writing, choosing, or about to press something with the space bar? */
function busy(event) {
  if (document.querySelector("dialog[open]") || document.querySelector("#real-screen:not([hidden])")) return true;
  const target = event.target instanceof Element ? event.target : null;
  // What has just gone from the page keeps the focus until the page is drawn again; nobody writes there any more.
  if (!target?.getClientRects().length) return false;
  if (target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return true;
  return event.key === " " && Boolean(target.closest("button, a, summary, input"));
}
