// What the SOP asks for, ticking off as the drill goes; one tap logs an observation against a clause.

import { storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { markGiven, rating } from "./lead_rating.js";

const MARKS = { met: "✓", late: "◷", partial: "◐", missed: "✗", pending: "…", not_applicable: "–", unknown: "?" };
const OPEN = new Set(["late", "partial", "missed", "pending", "unknown"]);

/** Wire the list of promises; `show` draws it anew. */
export function wireClauses({ view, record, forms, page, entry }) {
  let which = "open";
  const buttons = [...document.querySelectorAll("[data-clauses]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      which = button.dataset.clauses;
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
      show();
    });
  }

  function show() {
    const all = view.clauses ?? [];
    say(at("under"), view.brief ? `${view.brief.sop} · scorecard ${view.brief.scorecard}` : "");
    const count = (status) => all.filter((one) => one.status === status).length;
    say(at("tally"), [
      `${count("met")} kept`, count("late") && `${count("late")} late`, count("partial") && `${count("partial")} in part`,
      count("missed") && `${count("missed")} missed`, count("pending") && `${count("pending")} ${view.drill?.state === "over" ? "did not come due" : "may still come"}`,
    ].filter(Boolean).join(" · "));
    const shown = all.filter((one) => which === "all" || OPEN.has(one.status));
    const lines = [];
    for (const one of shown) {
      if (lines.at(-1)?.dimension !== one.dimension) lines.push({ group: true, dimension: one.dimension });
      lines.push(one);
    }
    listed(at("clause-list"), lines, (one) => (one.group ? `# ${one.dimension}` : one.id), make, update);
  }

  function make(one) {
    if (one.group) return el("li", { class: "group" }, el("h3", {}, one.dimension));
    return el(
      "li",
      {},
      el("div", { class: "line" }, el("span", { class: "mark" }), el("div", {}, el("p", { class: "text" }), el("p", { class: "said" }), el("p", { class: "evidence" }), el("p", { class: "beside" }))),
      rating({ clause: one.id, text: one.text }, { record, forms, page }),
    );
  }

  function update(node, one) {
    if (one.group) return;
    const [mark, body] = node.firstChild.children;
    const [text, said, evidence, beside] = body.children;
    node.firstChild.classList.toggle("broken", one.broken);
    mark.className = `mark ${one.status}`;
    say(mark, MARKS[one.status] ?? "·");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", one.status_words);
    say(text, one.text + (one.within ? ` (${one.within})` : ""));
    say(said, [one.critical && (one.broken ? "gate broken" : "gate"), one.status_words + (["pending", "not_applicable"].includes(one.status) || !one.said ? "" : `: ${one.said}`), one.stated && "as said", one.aided && "after a hint"].filter(Boolean).join(" · "));
    const shown = one.evidence.slice(0, 3).map((id) => ({ id, words: entry(id) ? storyTime(entry(id).story) : id }));
    listed(evidence, shown, (by) => by.id, (by) => el("a", { href: `#entry-${by.id}` }), (link, by) => {
      say(link, by.words);
      link.setAttribute("aria-label", `Shown by the entry of ${by.words}: to the log`);
    });
    say(beside, one.judgements.map((word) => `${word.role ? word.role.replaceAll("_", " ") : "logged"}: ${[word.rating, word.reason].filter(Boolean).join(", ")}`).join("; "));
    markGiven(node, one.judgements.map((word) => word.rating));
  }

  return { show };
}
