// The SOP, open beside the work.

import { at, el } from "./dom.js";

export function showSop(view) {
  const { sop, me } = view;
  const mine = new Set(me.roles.map((role) => role.role));
  at("sop").replaceChildren(
    el("p", { class: "muted" }, `${sop.title}, version ${sop.version}`),
    part("Your roles", sop.roles.filter((role) => mine.has(role.role)).map((role) => el("p", {}, el("strong", {}, `${role.words}: `), role.text)), true),
    part("Severity levels", sop.levels.map((level) => el("div", {}, el("h4", {}, level.name), el("p", {}, level.text), level.response ? el("p", { class: "small muted" }, level.response) : null,
      el("ul", { class: "dots small" }, ...level.criteria.map((one) => el("li", {}, one.text)))))),
    part("When to declare", bullets(sop.declare)),
    part("Roles", sop.roles.map((role) => el("p", {}, el("strong", {}, `${role.words}: `), role.text))),
    part("Whom to call", [...bullets(sop.escalation.map((hop) => hop.text)), ...bullets(sop.contacts.map((one) => `${one.words}: ${one.text}`))]),
    part("Templates", sop.templates.map((one) => el("div", {}, el("h4", {}, `${one.audience}, ${one.status ?? "any status"}`), el("pre", {}, one.text)))),
    part("Mitigations", bullets(sop.mitigations)),
    part("When it is over", bullets(sop.resolved_when)),
    part("Good to know", bullets(sop.advice)),
  );
}

function bullets(texts) {
  return texts.length ? [el("ul", { class: "dots" }, ...texts.map((text) => el("li", {}, text)))] : [];
}

function part(title, content, open = false) {
  if (!content.length) return "";
  return el("details", { open }, el("summary", {}, title), ...content);
}
