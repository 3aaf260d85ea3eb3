// The master scenario events list as it is lived: what comes, what is kept back, what came of it.

import { attached } from "./attachments.js";
import { span, storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { once } from "./forms.js";
import { markGiven, rating } from "./lead_rating.js";

const DONE = new Set(["sent", "left_out"]);
const JUDGED = new Set(["expected action", "SOP expects"]);
const MARKS = { met: "✓", late: "◷", partial: "◐", missed: "✗", pending: "·", not_applicable: "·", unknown: "?" };
const WORDS = {
  met: "done", late: "done late", partial: "done in part", missed: "not done", pending: "may still come",
  not_applicable: "not called for yet", unknown: "only a person can tell",
};
const STATES = { held: "held back", left_out: "left out", yours: "by your hand", waiting: "" };
const LATELY = 3 * 60_000;

/** Wire phases, branches and events. `show` draws them anew, `tick` moves their clocks. */
export function wireEvents({ view, order, record, forms, page }) {
  let which = "coming";
  const buttons = [...document.querySelectorAll("[data-events]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      which = button.dataset.events;
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
      showEvents();
    });
  }

  function show() {
    showPhases();
    showBranches();
    showEvents();
  }

  /** A button that orders something, once until the page shows it: what goes out twice cannot be called back. */
  function pressed(act, props, ...children) {
    const button = el("button", { type: "button", ...props }, ...children);
    once(button, page, act);
    return button;
  }

  // --- phases and branches ---

  function showPhases() {
    const phases = view.phases ?? [];
    at("phases").hidden = phases.length === 0;
    // What is on the table and what comes next stand open; a page full of phases would hide what is due.
    const following = phases.filter((one) => one.begun == null).sort((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity) || 0)[0];
    const near = (one) => one.current || one === following;
    at("phase-rest").hidden = phases.every(near);
    drawPhases(at("phase-list"), phases.filter(near));
    drawPhases(at("phase-rest-list"), phases.filter((one) => !near(one)));
  }

  function drawPhases(list, phases) {
    listed(list, phases, (one) => one.id, phaseLine, (node, one) => {
      const [, state, button] = node.querySelector(".spread").children;
      say(state, one.begun == null ? (one.at == null ? "" : `planned ${storyTime(one.at)}`) : `${one.current ? "now, since" : "began"} ${storyTime(one.begun)}`);
      state.hidden = !state.textContent;
      state.classList.toggle("accent", one.current);
      const papers = node.querySelector("details");
      if (papers && one.current && papers.dataset.shown !== "yes") {
        papers.open = true;
        papers.dataset.shown = "yes";
      } else if (papers && !one.current && papers.dataset.shown === "yes") {
        papers.open = false; // it has been read out; the next one is open now
        papers.dataset.shown = "was";
      }
      button.hidden = one.begun != null;
    });
  }

  function phaseLine(one) {
    const begin = () => order({ do: "begin_phase", phase: one.id }, { said: `The phase “${one.title}” has begun.` });
    return el(
      "li",
      {},
      el(
        "div",
        { class: "spread" },
        el("strong", {}, one.title),
        el("span", { class: "pill" }),
        pressed(begin, { class: "small control" }, "Begin now", el("span", { class: "sr" }, `: ${one.title}`)),
      ),
      one.text || one.questions.length || one.attachments.length
        ? el(
            "details",
            {},
            el("summary", {}, "What is told, and what to ask"),
            one.text ? el("p", { class: "quote" }, one.text) : null,
            el("ol", { class: "numbers" }, one.questions.map((asked) => el("li", {}, asked))),
            attached(one.attachments),
          )
        : null,
    );
  }

  function showBranches() {
    const branches = view.branches ?? [];
    at("branches").hidden = branches.length === 0;
    listed(
      at("branch-list"),
      branches,
      (one) => `${one.id} ${one.taken ?? ""}`,
      (one) =>
        el(
          "li",
          {},
          el("p", {}, one.text),
          el(
            "div",
            { class: "row" },
            one.ways.map((way) =>
              one.taken
                ? el("span", { class: `pill ${way.id === one.taken ? "accent" : ""}` }, way.id === one.taken ? `went: ${way.text}` : way.text)
                : pressed(() => order({ do: "choose", branch: one.id, way: way.id }, { said: "Chosen." }), { class: "small control" }, way.text),
            ),
          ),
        ),
    );
  }

  // --- events ---

  function chosen() {
    const rows = (view.msel ?? []).filter((one) => one.event !== "phase" || !(view.phases ?? []).length);
    const now = page.clock.story();
    if (which === "all") return rows;
    if (which === "yours") return rows.filter((one) => one.event === "inject" && ["yours", "held"].includes(one.state));
    return rows
      .filter((one) => one.event !== "SOP expects")
      .filter((one) => (JUDGED.has(one.event) ? ["pending", "unknown"].includes(one.state) : !DONE.has(one.state) || lately(one, now)))
      .filter((one) => one.state !== "yours")
      .filter((one) => !(one.event === "monitoring" && one.at !== null && one.at < now))
      .sort((one, other) => moment(one) - moment(other));
  }

  const moment = (one) => one.due ?? one.at ?? Number.MAX_SAFE_INTEGER;

  const lately = (one, now) => one.sent?.some((sent) => sent.story > now - LATELY);

  function showEvents() {
    const rows = chosen();
    const yours = (view.msel ?? []).filter((one) => ["yours", "held"].includes(one.state)).length;
    say(at("yours-count"), yours ? `(${yours})` : "");
    const none = at("no-events");
    none.hidden = rows.length > 0;
    say(none, which === "yours" ? "This scenario keeps nothing back for your hand." : "Nothing more comes by itself. “Inject …” below sends something of your own.");
    const following = view.pace?.next?.id;
    listed(at("event-list"), rows, keyOf, row, (node, one) => {
      node.classList.toggle("next", one.event === "inject" && one.target === following);
    });
    tick(page.clock);
  }

  /** A row is drawn anew when anything that it shows has changed. */
  const keyOf = (one) => [one.id, one.state, one.at, one.due, one.text, one.sent?.length, one.answers?.length, one.said, one.ratings].join("|");

  function row(one) {
    const due = one.at ?? one.due ?? null;
    const classes = [one.event === "inject" ? "inject" : one.event === "monitoring" ? "by-itself" : "asked", DONE.has(one.state) ? "done" : ""];
    return el(
      "li",
      { class: classes.join(" ") },
      el("span", { class: "when" }, el("span", {}, due == null ? (isLong(one.time) ? "later" : one.time || "any time") : storyTime(due)), el("span", { class: "until-words", "data-due": due == null || DONE.has(one.state) || one.state === "met" ? null : String(due) })),
      el(
        "div",
        {},
        el("p", { class: "meta" }, head(one)),
        el("p", { class: "words" }, one.text),
        one.note && one.event === "inject" ? el("p", { class: "meta" }, `For you: ${one.note}`) : null,
        one.aloud && one.state !== "left_out" ? el("p", { class: "meta aloud" }, `Read it out to ${one.aloud}: no page of theirs shows it.`) : null,
        one.attachments?.length ? withIt(one.attachments) : null,
        ...result(one),
        one.event === "inject" ? actions(one) : one.event === "expected action" ? rated(one) : null,
      ),
    );
  }

  /** An expected action is rated as a promise of the SOP is. */
  function rated(one) {
    const made = rating({ clause: `expected ${one.target}`, text: one.text }, { record, forms, page });
    markGiven(made, one.ratings ?? []);
    return made;
  }

  /** What comes with an inject: its receivers see it as it goes out. Folded, so that rows stay short. */
  function withIt(attachments) {
    const seen = el("details", { class: "meta" }, el("summary", {}, `Comes with it: ${attachments.map((one) => one.title).join(", ")}`));
    seen.addEventListener("toggle", () => seen.childElementCount === 1 && seen.append(...attached(attachments)));
    return seen;
  }

  /** `8 min after the way … is taken` is no moment that fits beside a row. */
  const isLong = (time) => time.length > 10;

  function head(one) {
    const words = headWords(one);
    const unknown = one.at == null && one.due == null && isLong(one.time);
    return unknown ? `${words} · ${one.time}` : words;
  }

  function headWords(one) {
    if (one.event === "SOP expects") return ["SOP", one.role, one.within].filter(Boolean).join(" · ");
    if (one.event === "expected action") return ["Expected", one.role, one.within && `within ${one.within}`].filter(Boolean).join(" · ");
    const way = one.from || one.to ? `${one.from || "script"} → ${one.to || "whoever is on it"}` : "";
    const kind = one.kind ? one.kind.replaceAll("_", " ") : one.event;
    return [kind, one.event === "monitoring" ? "by itself" : way, STATES[one.state] ?? ""].filter(Boolean).join(" · ");
  }

  function result(one) {
    if (JUDGED.has(one.event)) {
      const rated = one.ratings?.length ? ` · you: ${one.ratings.join(", ")}` : "";
      const said = one.state === "pending" ? "" : one.said ? `: ${one.said}` : "";
      return [el("p", { class: "result" }, el("span", { class: `mark ${one.state}`, "aria-hidden": "true" }, MARKS[one.state] ?? "·"), ` ${one.event === "SOP expects" && one.state === "unknown" ? "cannot be told yet" : (WORDS[one.state] ?? one.state)}${said}${rated}`)];
    }
    const lines = (one.sent ?? []).slice(-3).map((sent, index) =>
      el("p", { class: "result" }, el("span", { class: "mark met", "aria-hidden": "true" }, "✓"), ` went out ${storyTime(sent.story)}`,
        index === 0 && one.late ? `, ${span(Math.abs(one.late))} ${one.late > 0 ? "later" : "earlier"} than planned` : ""));
    for (const answer of (one.answers ?? []).slice(0, 3)) lines.push(el("p", { class: "result" }, `answered ${storyTime(answer.story)}`));
    return lines;
  }

  function actions(one) {
    const ask = (command, said) => () => order({ ...command, inject: one.target }, { said });
    const undoable = (command, said) => () => record({ ...command, inject: one.target }, said);
    const small = (label, act) => pressed(act, { class: "small" }, label, el("span", { class: "sr" }, `: ${one.text.slice(0, 60)}`));
    const made = [];
    if (one.state === "held") made.push(small("Release", ask({ do: "release" }, "Released.")));
    made.push(small(one.state === "sent" ? "Send again" : "Send now", ask({ do: "fire" }, "Sent.")));
    if (one.state === "waiting") made.push(small("Hold", undoable({ do: "hold" }, "Held back until you release it.")));
    if (["waiting", "held"].includes(one.state) && one.at != null) made.push(small("Later …", () => forms.defer(one)));
    if (one.state !== "sent") made.push(small("Edit …", () => forms.edit(one)));
    if (["waiting", "held"].includes(one.state)) made.push(small("Leave out", undoable({ do: "leave_out" }, "Left out of the script.")));
    return el("div", { class: "act control" }, made);
  }

  function tick(clock) {
    const now = clock.story();
    for (const node of document.querySelectorAll("#event-list [data-due]")) {
      const left = Number(node.dataset.due) - now;
      say(node, left >= 0 ? `in ${span(left)}` : `${span(-left)} ago`);
    }
  }

  return { show, tick };
}
