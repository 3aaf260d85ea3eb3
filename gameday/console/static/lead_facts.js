// The facts of impact as fields of a form.

import { el } from "./dom.js";

const SHARES = { users_affected: "Users affected, %", revenue_affected: "Revenue affected, %" };
const CHOICES = {
  core_function: ["Core function", ["ok", "degraded", "down"]],
  feature: ["A feature outside the core", ["ok", "degraded", "down"]],
  data: ["Data", ["safe", "at_risk", "lost"]],
  security: ["Security", ["none", "suspected", "breach"]],
};
const FLAGS = {
  workaround: "Users can help themselves", growing: "It is growing", customer_visible: "Customers can see it", known: "The scope is understood",
};

/** A field for each fact, filled with what is true now. */
export function factFields(facts) {
  const made = [];
  for (const [name, words] of Object.entries(SHARES)) {
    const share = typeof facts[name] === "number" ? Math.round(facts[name] * 1000) / 10 : "";
    made.push(el("div", { class: "field" }, el("label", { for: `fact-${name}` }, words), el("input", { id: `fact-${name}`, type: "number", min: "0", max: "100", step: "0.1", value: String(share), "data-share": name })));
  }
  for (const [name, [words, choices]] of Object.entries(CHOICES)) {
    const select = el("select", { id: `fact-${name}`, "data-choice": name }, [...choices, "unknown"].map((one) => new Option(one.replaceAll("_", " "), one)));
    select.value = facts[name] ?? choices[0];
    made.push(el("div", { class: "field" }, el("label", { for: `fact-${name}` }, words), select));
  }
  for (const [name, words] of Object.entries(FLAGS)) {
    made.push(el("label", { class: "check" }, el("input", { type: "checkbox", checked: facts[name] === true || (name === "known" && facts[name] === undefined), "data-flag": name }), words));
  }
  return made;
}

/** What the fields say, as facts; an empty share is unknown. */
export function factsFrom(place) {
  const facts = {};
  for (const field of place.querySelectorAll("[data-share]")) facts[field.dataset.share] = field.value === "" ? "unknown" : Number(field.value) / 100;
  for (const field of place.querySelectorAll("[data-choice]")) facts[field.dataset.choice] = field.value;
  for (const field of place.querySelectorAll("[data-flag]")) facts[field.dataset.flag] = field.checked;
  return facts;
}
