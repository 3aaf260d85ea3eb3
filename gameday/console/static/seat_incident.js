// What is known of the incident, and the SOP's checklist.

import { inWords, momentOf, span, storyClock, storyInFull, storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";

/** Where nobody in particular reads it, as on the wall, nobody has yet to join. */
const EVERYBODY = { joined: true };
const AUDIENCES = { internal: "Internal", external: "External", executive: "Executive" };

/** `in 4:10`, or `1:05 late`, of a moment in milliseconds since 1970. */
export function dueWords(moment, now) {
  const left = moment - now;
  return left >= 0 ? `in ${span(left)}` : `${span(-left)} late`;
}

function urgency(moment, now) {
  const left = moment - now;
  if (left < 0) return "bad";
  return left < 120_000 ? "warn" : "good";
}

export function showIncident(view, names) {
  const { incident, me } = view;
  const place = at("incident-summary");
  const facts = [];
  if (incident.severity) facts.push(el("span", { class: "pill bad level" }, incident.severity));
  facts.push(el("span", { class: `pill ${incident.resolved_at ? "good" : ""}` }, stateWords(incident, me, view.status?.updates.length)));
  const lines = [el("p", { class: "row" }, ...facts)];
  if (incident.declared_at) lines.push(when("Declared", incident.declared_at, view));
  if (incident.resolved_at) lines.push(when("Resolved", incident.resolved_at, view));
  if (incident.channel) lines.push(el("p", {}, `Channel: ${incident.channel}`));
  if (incident.bridge) lines.push(el("p", {}, `Bridge: ${incident.bridge}`));
  if (!me.joined) lines.push(el("p", { class: "hint" }, "You have not joined the response yet: what the others say and decide reaches you once you have."));
  place.replaceChildren(...lines);
  listed(at("incident-roles"), incident.roles, (role) => role.role, () => el("li"), (node, role) => {
    node.className = role.mine ? "mine" : "";
    const holder = role.person ? `${role.name}${names[role.person] ? ` (${names[role.person]})` : ""}${role.mine ? ", you" : ""}` : me.joined ? "nobody" : "unknown to you";
    node.replaceChildren(el("strong", {}, role.words), " ", el("span", { class: role.person ? "" : "muted" }, holder));
  });
}

function stateWords(incident, me, told) {
  if (incident.resolved_at) return "Resolved";
  if (incident.severity) return "Open";
  if (!me.joined && (incident.signal_at || told)) return "Unknown to you: declared or not";
  return incident.stood_down ? "Stood down" : incident.signal_at ? "Not declared" : "Nothing is known of an incident";
}

function when(word, moment, view) {
  return el("p", {}, `${word} at `, el("time", { title: storyInFull(moment) }, storyClock(moment)), ` (${storyTime(moment - momentOf(view.drill.starts_at))})`);
}

/** The running parts: called about four times a second. */
export function tickIncident(view, now) {
  const { incident, me = EVERYBODY } = view;
  listed(at("incident-updates"), incident.updates, (one) => one.audience, () => el("li"), (node, one) => {
    // What is public, everybody can read.
    const told = one.last || one.audience !== "external" ? one : { ...one, last: view.status?.updates[0]?.at, status: view.status?.now };
    const parts = [`${AUDIENCES[one.audience]}: `, told.last ? `${told.status ?? "said"} ${inWords(now - momentOf(told.last))} ago` : !me || me.joined || one.audience === "external" ? "nothing yet" : "unknown to you"];
    const due = one.due ? dueWords(one.due, now) : "";
    const key = `${parts.join("")}|${due}`;
    if (node.dataset.shown === key) return;
    node.dataset.shown = key;
    node.replaceChildren(...parts, one.due ? el("span", { class: `pill ${urgency(one.due, now)}` }, `next ${due}`) : "");
  });
  for (const node of document.querySelectorAll("[data-due]")) {
    const moment = Number(node.dataset.due);
    say(node, dueWords(moment, now));
    node.className = `pill ${urgency(moment, now)}`;
  }
}

export function showChecklist(view) {
  const steps = view.checklist.filter((item) => item.state !== "rule");
  const due = steps.filter((item) => item.state === "due").sort((one, other) => (one.due ?? Infinity) - (other.due ?? Infinity));
  const mine = due.filter((item) => item.mine);
  const rest = [...due.filter((item) => !item.mine), ...steps.filter((item) => item.state === "later"), ...steps.filter((item) => item.state === "done")];
  lines(at("checklist"), mine, view);
  lines(at("checklist-more"), rest, view);
  const done = steps.filter((item) => item.state === "done").length;
  say(at("checklist-hint"), mine.length
    ? `It ticks itself off as things are done: ${done} of ${steps.length} so far.`
    : `Nothing of yours is due just now. ${done} of ${steps.length} are done.`);
  at("checklist-rest").querySelector("summary").textContent = `Of others, later and done (${rest.length})`;
  listed(at("checklist-rules"), view.checklist.filter((item) => item.state === "rule"), (item) => item.clause, (item) => el("li", {}, item.text));
}

function lines(place, items, view) {
  listed(place, items, (item) => `${item.clause} ${item.state} ${item.due ?? ""} ${item.text}`, (item) => line(item, view));
}

/** `00:12`, or of what was done after its time `00:12, was due 00:10`. */
export function doneWords(item) {
  const [done, due] = [storyClock(item.done_at), item.due ? storyClock(item.due) : ""];
  return due && due !== done ? `${done}, was due ${due}` : done;
}

function line(item, view) {
  const done = item.state === "done";
  const mark = el("span", { class: "mark", "aria-hidden": "true" }, done ? "✓" : item.state === "later" ? "·" : "○");
  const role = view.role_words?.[item.role] ?? item.role.replaceAll("_", " ");
  const whose = item.mine ? null : el("span", { class: "muted" }, ` ${role}`);
  const level = item.level && item.state === "due" && item.due ? el("span", { class: "muted" }, ` (as a ${item.level})`) : null;
  const where = item.where ? el("span", { class: "muted" }, ` (where ${item.where})`) : null;
  const due = item.state === "due" && item.due ? el("span", { "data-due": item.due }) : null;
  const at_ = done && item.done_at ? el("span", { class: "muted" }, ` ${doneWords(item)}`) : null;
  return el("li", { class: item.state }, mark, el("span", { class: "words" }, el("span", { class: "sr" }, done ? "Done: " : item.state === "later" ? "Later: " : "Due: "), item.text, level, where, whose, at_), due);
}
