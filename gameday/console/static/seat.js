// The page of one seat.

import { ring, want, wanted } from "./bell.js";
import { span } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { act, order, orders } from "./forms.js";
import { OwnActs } from "./own_acts.js";
import { actForms } from "./seat_acts.js";
import { Channel } from "./seat_channel.js";
import { showChecklist, showIncident, tickIncident } from "./seat_incident.js";
import { lookForm } from "./seat_looks.js";
import { showSop } from "./seat_sop.js";
import { updateForm } from "./seat_update.js";
import { listedWords } from "./update_text.js";
import { openPage, tell, whyWords } from "./shell.js";

const view = {};
let names = {};
let batch = [];
let rung = null;
let training = null;
let connection = { state: "connecting", pending: [], unreached: false };
const channel = new Channel(document.body.dataset.banner);

const page = openPage({
  onView(sections) {
    Object.assign(view, sections);
    if (ready()) show(sections);
    else showNobody();
  },
  onEntry(entry, { live }) {
    if (entry.kind === "control" && document.getElementById("training")) return; // hints stand in the panel of a training
    batch.push(entry);
    if (batch.length === 1) queueMicrotask(addBatch);
    if (live && entry.actor !== view.me?.person) announce(entry);
  },
  onPeople(people) {
    names = Object.fromEntries(people.filter((one) => one.person && one.name).map((one) => [one.person, one.name]));
    if (ready()) {
      channel.know(view.me.person, names, view.sop.elements);
      showIncident(view, names);
    }
  },
  onState(now) {
    connection = now;
    showPending();
  },
  onAnswer(item, answer) {
    own.answered(item, answer);
    // After a reload nobody waits for it any more; a refusal is told all the same, and words go back to where they were.
    if (answer.ok || item.since >= opened) return;
    tell(`${item.label}: ${answer.why}`, "bad");
    giveBack(item);
  },
});
const opened = Date.now();
const own = new OwnActs(() => connection.pending, page.shows);
const acts = actForms(page, () => view, own);
const update = updateForm(page, () => view, own);
const looks = lookForm(page, () => view);

orders(at("form-message"), page, ({ text, decision }) => {
  if (!text) return null;
  return { command: act(decision ? "decision" : "message", { text }), label: text };
});
at("message-text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("form-message").requestSubmit();
  }
});

// --- what is not sent yet -------------------------------------------------------------------------------------------

function showPending() {
  const { state, pending, unreached } = connection;
  channel.pending(state === "live" && !unreached ? pending.filter((item) => item.held) : pending, held);
}

/** Why something waits for the drill itself, and how to take it back. */
function held(item) {
  const state = view.drill?.state;
  const words = state === "over" ? "not sent: the drill is over"
    : ["real_incident", "broken"].includes(state) ? "not sent: the exercise has stopped"
    : "not sent yet: the drill is paused. It goes out once, when the drill goes on";
  const back = () => {
    const found = page.withdraw(item.key);
    if (found && found.since < opened) giveBack(found);
  };
  return { words, button: el("button", { type: "button", class: "small", on: { click: back } }, "Take it back", el("span", { class: "sr" }, `: ${item.label}`)) };
}

/** Somebody's words stand in the field again, unless they are writing something else. */
function giveBack(item) {
  const field = at("message-text");
  const { kind, keys } = item.command;
  if (["message", "decision"].includes(kind) && keys?.text && !field.value) {
    field.value = keys.text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function ready() {
  return view.me && view.incident && view.sop && view.drill;
}

/** Nobody of the story holds this seat, so there is nothing to see from it. */
function showNobody() {
  const notice = at("notice");
  notice.hidden = false;
  say(notice, "Nobody in the story sits at this seat yet. Ask whoever leads the drill for another link.");
}

function addBatch() {
  const entries = batch;
  batch = [];
  channel.add(entries);
}

function show(changed) {
  channel.know(view.me.person, names, view.sop.elements);
  channel.undo(view.undone ?? []);
  channel.correct(view.corrected ?? {});
  say(at("my-roles"), view.me.roles.map((role) => role.words).join(", ") || view.me.seat || (view.me.joined ? "no role now" : "no role yet"));
  say(at("my-name"), `as ${view.me.name}`);
  showIncident(view, names);
  showChecklist(view);
  acts.show();
  if (changed.sop || changed.asks || changed.incident) update.show();
  looks.show();
  if (changed.sop || changed.me) showSop(view);
  showNotice();
  showPages();
  training?.trainingView(changed);
}

/** Did the drill still go on when this page was drawn last? */
let lived = false;

function showNotice() {
  const { drill } = view;
  const words = {
    lobby: "The drill has not begun. This page comes alive when it does.",
    // Who trains alone reads it in the panel of the training, beside what to press; so at the end.
    paused: drill.alone ? "" : drill.kind === "tabletop"
      ? "Paused: the story’s clock stands still. Go on talking and writing."
      : "Paused: the story stands still, and nothing can be done in it. What you write stays here.",
    over: drill.alone ? "" : "The drill is over. Thank you. Nothing more is recorded here; what you take from it goes into the hot wash.",
    broken: "The drill has stopped: its record can only be read.",
  }[drill.state];
  const notice = at("notice");
  notice.hidden = !words && !whyWords(drill);
  if (drill.state === "over" && words) {
    if (lived) scrollTo(0, 0); // what comes next stands at the top, wherever they were
    if (!notice.querySelector("a")) notice.replaceChildren(words, " ", el("a", { class: "button", href: `/d/${drill.id}/wash` }, "To the hot wash"));
  } else say(notice, [whyWords(drill), words].filter(Boolean).join(" "));
  lived = ["running", "paused"].includes(drill.state);
  const ended = ["over", "real_incident", "broken"].includes(drill.state);
  document.body.classList.toggle("ended", ended);
  for (const id of ["act-all", "form-message", "form-look"]) at(id).hidden = ended;
  at("act-ended").hidden = !ended;
  if (ended) say(at("act-ended"), drill.state === "over" ? "The drill is over: there is nothing more to do here." : "The exercise has stopped: there is nothing more to do here.");
  for (const id of ["panel-act", "form-message", "form-look"]) at(id).inert = drill.state === "lobby";
  channel.empty(emptyWords());
  showPending();
  say(at("talk-hint"), !ended && view.simulated?.length ? `Simulated people (${view.simulated.join(", ")}) do not read free talk; it is kept.` : "");
}

/** What is happening, and what one can do, before anything has come. */
function emptyWords() {
  const { drill, me } = view;
  if (drill.state === "lobby") return "Nothing yet: the drill has not begun.";
  if (drill.state === "broken") return `What reached you is kept in the record${drill.alone ? "" : "; whoever leads has it"}.`;
  if (!["running", "paused"].includes(drill.state)) return "Nothing reached you in this drill.";
  const joined = me.joined ? "Write here, or look around." : "You may look around, write here, or join the response, whenever you would on a real day.";
  const ring = wanted() ? "" : " To hear a page as well, turn “Ring for pages” on, below.";
  return `Nothing has reached you yet. You will see it here when you are paged, or when somebody writes in the channel. ${joined}${ring}`;
}

// --- pages --------------------------------------------------------------------------------------------------------

function showPages() {
  const open = view.pages.filter((one) => !one.answered);
  const invited = !view.me.joined && (view.pages.some((one) => one.answered) || view.incident.severity) && !view.incident.resolved_at;
  const place = at("calls");
  const theirs = (entry) => entry.seat && view.incident.roles.find((one) => one.role === entry.seat)?.mine === false;
  const items = [...open, ...[...given.values()].filter((entry) => !theirs(entry)).map((entry) => ({ id: `given ${entry.id}`, entry })), ...(invited ? [{ id: "join" }] : [])];
  place.hidden = !items.length || ["over", "real_incident", "broken"].includes(view.drill.state);
  place.classList.toggle("rings", open.length > 0);
  listed(place, items, (one) => one.id, (one) => (one.id === "join" ? invitation() : one.entry ? gift(one.entry) : call(one)));
  const fresh = open.map((one) => one.id).join(" ");
  if (fresh && fresh !== rung && view.drill.state === "running") ring(3);
  rung = fresh;
}

function call(one) {
  const button = el("button", { type: "button", class: "danger" }, "Acknowledge");
  order(button, page, () => ({ command: act("acknowledged", { re: one.id }), label: "Acknowledge", said: "Acknowledged." }));
  return el("div", { class: "call" },
    el("div", {}, el("strong", {}, "You are paged "), el("span", { class: "since", "data-since": one.at, "aria-live": "off" }), el("p", {}, one.text || "The paging tool calls you."),
      one.within ? el("p", { class: "small" }, `SOP: acknowledge within ${one.within}.`) : null),
    button);
}

/** A role, or the whole incident, that somebody else gave to whoever sits here. */
function gift(entry) {
  const role = entry.seat && (view.incident.roles.find((one) => one.role === entry.seat)?.words ?? entry.seat.replaceAll("_", " "));
  const from = [entry.voice, names[entry.actor] ?? entry.who].filter(Boolean).join(" · ");
  const told = listedWords(entry.states ?? {}, view.sop.elements);
  const button = el("button", { type: "button", class: "primary", on: { click: () => (given.delete(entry.id), showPages()) } }, "I have it");
  return el("div", { class: "call" },
    el("div", {}, el("strong", {}, role ? `You are the ${role} now` : "You lead the incident now"), el("p", { class: "small" }, `Given to you by ${from}. It is on the record.`),
      ...(told ? told.split("\n").map((line) => el("p", { class: "small" }, line)) : [])),
    button);
}

function invitation() {
  const button = el("button", { type: "button", class: "primary" }, "Join the response");
  order(button, page, () => ({ command: act("joined"), label: "Join", said: "You are in the response: talk reaches you from now on." }));
  return el("div", { class: "call" }, el("div", {}, el("strong", {}, "You are not in the response yet"), el("p", { class: "small" }, "Talk in the channel reaches you once you have joined.")), button);
}

/** What was given to whoever sits here and they have not seen yet, by id of the entry. */
const given = new Map();

function announce(entry) {
  const mine = (entry.kind === "role_assigned" && entry.person === view.me?.person) || (entry.kind === "handed_off" && entry.to === view.me?.person);
  if (mine) {
    given.set(entry.id, entry);
    if (ready()) showPages();
  }
  const loud = ["stakeholder_question", "task_assigned", "role_assigned", "handed_off", "control"].includes(entry.kind);
  if (loud && view.drill?.state === "running") ring(1);
  if (panels.dataset.tab !== "channel") document.querySelector('.tabs [data-tab="channel"]').classList.add("news");
}

page.each((clock) => {
  if (!ready()) return;
  const now = clock.moment();
  tickIncident(view, now);
  for (const node of document.querySelectorAll("[data-since]")) say(node, `${span(now - Number(node.dataset.since))} ago`);
});

// --- parts of the page ----------------------------------------------------------------------------------------------

const panels = at("panels");
function turnTo(tab) {
  panels.dataset.tab = tab;
  for (const button of document.querySelectorAll(".tabs button")) {
    if (button.dataset.tab === tab) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  document.querySelector(`.tabs [data-tab="${tab}"]`).classList.remove("news");
  try {
    sessionStorage.setItem("gameday.tab", tab);
  } catch {
    // Only the next reload opens another part.
  }
}
for (const button of document.querySelectorAll(".tabs button")) {
  button.addEventListener("click", () => {
    turnTo(button.dataset.tab);
    // Each part begins at its top, where a word of the drill stands, however far down the last one was read.
    scrollTo({ top: 0 });
  });
}
turnTo(startTab());

function startTab() {
  const known = [...document.querySelectorAll(".tabs button")].map((button) => button.dataset.tab);
  try {
    const kept = sessionStorage.getItem("gameday.tab");
    return known.includes(kept) ? kept : "channel";
  } catch {
    return "channel";
  }
}

const bell = at("bell");
function showBell() {
  bell.setAttribute("aria-pressed", String(wanted()));
  bell.textContent = wanted() ? "Ring for pages: on" : "Ring for pages: off";
}
bell.addEventListener("click", () => {
  want(!wanted());
  showBell();
  ring(1);
  if (ready()) channel.empty(emptyWords());
});
showBell();

if (document.getElementById("training")) {
  import("./training.js").then((module) => {
    training = module;
    training.openTraining({ ...page, view: () => view, turnTo, tell });
    if (ready()) training.trainingView(view);
  });
}
