// The hot wash: what everybody saw, right after the drill.

import { at, el, listed } from "./dom.js";
import { keepDraft } from "./drafts.js";
import { openPage, tell } from "./shell.js";

const SIDES = ["well", "not_well", "action"];
const view = {};
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
  for (const side of SIDES) listed(at(side), view.washed.filter((one) => one.side === side), (one) => one.id, line);
}

function line(one) {
  const remove = async () => {
    const answer = await page.send({ do: "unwash", item: one.id });
    if (!answer.ok) tell(answer.why, "bad");
  };
  const told = one.side === "action" ? [one.owner ? `owner: ${one.owner}` : "no owner yet", one.due ? `due ${one.due}` : "no date yet"].join(" · ") : "";
  return el(
    "li",
    {},
    el("div", {}, el("p", { class: "quote" }, one.text), told ? el("p", { class: "muted small" }, told) : null),
    el("button", { class: "small quiet", type: "button", on: { click: remove } }, "Take away", el("span", { class: "sr" }, `: ${one.text.slice(0, 60)}`)),
  );
}

for (const form of document.querySelectorAll("form.add")) {
  const draft = keepDraft(form, `wash-${form.dataset.side}`);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = new FormData(form);
    const said = (name) => String(values.get(name) ?? "").trim();
    const command = { do: "wash", side: form.dataset.side, text: said("text") };
    if (said("owner")) command.owner = said("owner");
    if (said("due")) command.due = said("due");
    const answer = await page.send(command, { label: "Hot wash" });
    if (!answer.ok) return tell(answer.why, "bad");
    form.reset();
    draft.forget();
    form.querySelector("textarea").focus();
  });
}
