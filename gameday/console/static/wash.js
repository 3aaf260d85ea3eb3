// The hot wash: what everybody saw, right after the drill.

import { at, el, listed } from "./dom.js";
import { order, orders } from "./forms.js";
import { openPage } from "./shell.js";

const SIDES = ["well", "not_well", "action"];
const view = {};
/** What was taken away from here: it does not come back with a view that was drawn before. */
const gone = new Set();
const page = openPage({
  onView(sections) {
    Object.assign(view, sections);
    if (sections.washed) show();
    if (sections.drill) {
      const open = ["over", "real_incident"].includes(view.drill.state);
      at("wash-closed").hidden = open;
      for (const button of document.querySelectorAll(".add button")) button.disabled = !open;
    }
  },
});

function show() {
  for (const side of SIDES) listed(at(side), view.washed.filter((one) => one.side === side && !gone.has(one.id)), (one) => one.id, line);
}

function line(one) {
  const remove = el("button", { class: "small quiet", type: "button" }, "Take away", el("span", { class: "sr" }, `: ${one.text.slice(0, 60)}`));
  order(remove, page, () => ({ command: { do: "unwash", item: one.id }, label: "Take away" }), () => {
    gone.add(one.id);
    show();
  });
  const told = one.side === "action" ? [one.owner ? `owner: ${one.owner}` : "no owner yet", one.due ? `due ${one.due}` : "no date yet"].join(" · ") : "";
  return el(
    "li",
    {},
    el("div", {}, el("p", { class: "quote" }, one.text), told ? el("p", { class: "muted small" }, told) : null),
    remove,
  );
}

for (const form of document.querySelectorAll("form.add")) {
  const { side } = form.dataset;
  orders(form, page, ({ text, owner, due }) => (text ? { command: { do: "wash", side, text, ...(owner && { owner }), ...(due && { due }) }, label: "Hot wash" } : null), {
    keep: `wash-${side}`, done: () => form.querySelector("textarea").focus(),
  });
}
