// What a participant can do: one form for each kind of act, its choices from the SOP and the team.

import { momentOf } from "./clock.js";
import { at, el, listed } from "./dom.js";
import { act, choices, once, order, orders } from "./forms.js";
import { tell } from "./shell.js";

export function actForms(page, view, own) {
  const level = () => document.querySelector('input[name="severity"]:checked')?.value;
  severity(page, view, own, level);
  roles(page, view);
  channel(page);
  orders(at("form-escalate"), page, ({ how, target, text }) => {
    if (!target) return null;
    const words = view().targets[target] ?? target;
    const keys = { target, ...(text && (how === "paged" ? { reason: text, text } : { text })) };
    return { command: act(how, keys), label: { paged: "Page", escalated: "Ask for help", notified: "Tell" }[how] + ` ${words}`, said: `Sent to ${words}.` };
  });
  at("form-escalate").addEventListener("change", escalateWords);
  at("form-escalate").addEventListener("reset", () => setTimeout(escalateWords));
  escalateWords();
  orders(at("form-cause"), page, ({ cause }) => ({ command: act("cause_found", { cause }), label: "Cause found", said: "Noted." }));
  order(at("diagnose"), page, () => ({ command: act("diagnosis_started"), label: "Look for the cause", said: "You look for the cause now: what you look at may show it, once it had the time." }));
  orders(at("form-task"), page, ({ person, text }) => ({ command: act("task_assigned", { person, text }), label: "Task", said: `Given to ${nameOf(view(), person)}.` }));
  orders(at("form-verify"), page, ({ text }) => ({ command: act("verified", text ? { text } : {}), label: "Verified", said: "Noted: verified." }));
  order(at("resolve"), page, () => ({ command: act("resolved"), label: "Resolved", said: "It is called resolved." }));
  order(at("reopen"), page, () => ({ command: act("reopened"), label: "Reopened" }));
  orders(at("form-review"), page, ({ due }) => ({ command: act("postmortem_scheduled", { due }), label: "Schedule the review", said: "The review is scheduled." }));
  orders(at("form-item"), page, (keys) => ({ command: act("action_item_added", keys), label: "Action item", said: "Added." }));
  orders(at("form-published"), page, (values) => {
    const sections = Object.keys(values).filter((name) => name.startsWith("section-")).map((name) => name.slice(8));
    return sections.length ? { command: act("postmortem_published", { sections }), label: "Publish the review", said: "Published." } : null;
  });
  return { show: () => show(page, view()) };
}

/** The button says what it does. */
function escalateWords() {
  const form = at("form-escalate");
  form.querySelector("button").textContent = { paged: "Page them", escalated: "Ask for help", notified: "Tell them" }[form.elements.how.value];
}

function severity(page, view, own, level) {
  orders(at("form-severity"), page, ({ text }) => {
    const severity = level();
    if (!severity) return null;
    const kind = view().incident.severity || own.of("declared").length ? "severity_changed" : "declared";
    return { command: act(kind, { severity, ...(text && { text }) }), label: kind === "declared" ? `Declare ${severity}` : `Change to ${severity}`, said: `It is ${severity} now.` };
  });
  order(at("stand-down"), page, () => ({ command: act("stood_down"), label: "Stand down", said: "Stood down." }));
}

function roles(page, view) {
  orders(at("form-role"), page, ({ seat, person }) => {
    if (!seat || !person) return null;
    const { me, incident } = view();
    const role = incident.roles.find((one) => one.role === seat)?.words ?? seat.replaceAll("_", " ");
    const said = person === me.person ? `You have the role: ${role}.` : `${nameOf(view(), person)} has the role: ${role}.`;
    return { command: act("role_assigned", { seat, person }), label: `Assign ${role}`, said };
  });
  order(at("role-release"), page, () => {
    const seat = at("role-seat").value;
    return seat ? { command: act("role_released", { seat }), label: "Give the role up", said: "Given up." } : null;
  });
  orders(at("form-handover"), page, (values) => {
    const { seat, to } = values;
    if (!to) return null;
    const states = Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith("say-")).map(([name, words]) => [name.slice(4), words]));
    const keys = { to, from: view().me.person, ...(seat && { seat }), ...(Object.keys(states).length && { states }) };
    return { command: act("handed_off", keys), label: "Hand over", said: `Handed over to ${nameOf(view(), to)}.` };
  });
}

function nameOf(view, person) {
  return view.team.find((one) => one.person === person)?.name ?? person;
}

function channel(page) {
  orders(at("form-channel"), page, ({ channel: name }) => ({ command: act("channel_opened", { channel: name }), label: "Open the channel", said: "The channel is open." }));
  orders(at("form-bridge"), page, ({ channel: name }) => ({ command: act("bridge_opened", name ? { channel: name } : {}), label: "Open a bridge", said: "The bridge is open." }));
}

// --- what there is to choose from -------------------------------------------------------------------------------

function show(page, view) {
  showSeverity(view);
  const people = view.team.map((one) => [one.person, one.person === view.me.person ? `${one.name} (you)` : `${one.name}, ${one.roles.join(", ")}`]);
  const mineFirst = [...people].sort(([one], [other]) => (other === view.me.person) - (one === view.me.person));
  // One's own seat first, so that a thumb that slips takes nobody's role.
  const own = document.body.dataset.role;
  const seats = view.incident.roles.map((role) => [role.role, role.words]).sort(([one], [other]) => (other === own) - (one === own));
  choices(at("role-seat"), seats);
  choices(at("role-person"), mineFirst);
  choices(at("hand-seat"), [["", "the incident"], ...view.incident.roles.filter((role) => role.mine).map((role) => [role.role, `my role: ${role.words}`])]);
  const others = people.filter(([person]) => person !== view.me.person);
  choices(at("hand-to"), others);
  choices(at("task-person"), others);
  choices(at("item-owner"), [["", "–"], ...people.map(([person, words]) => [person, words])]);
  choices(at("escalate-target"), Object.entries(view.targets));
  words("channel-words", view.sop.channel);
  channelName(view);
  words("mitigation-words", view.sop.mitigations);
  words("resolved-when", view.sop.resolved_when);
  words("escalation-words", view.sop.escalation.map((hop) => `${hop.text}${view.incident.severity && hop.after[view.incident.severity] ? ` (${hop.after[view.incident.severity]})` : ""}`));
  handFields(view);
  showLevers(page, view);
  showTasks(page, view);
  const open = Boolean(view.incident.severity);
  at("resolve").hidden = Boolean(view.incident.resolved_at);
  at("reopen").hidden = !view.incident.resolved_at;
  at("stand-down").hidden = !open || Boolean(view.incident.resolved_at);
  at("form-bridge").hidden = false;
  at("diagnose").disabled = view.me.diagnosing;
  at("diagnose").textContent = view.me.diagnosing ? "You look for the cause" : "Look for the cause";
  published(view);
  firstSteps(page, view);
}

/** A name that does, as the SOP writes it: nobody has to invent one in the first minutes. */
function channelName(view) {
  const field = at("channel-name");
  const form = view.sop.channel.map((text) => /#[\w-]*(?=YYYY-MM-DD)/.exec(text)?.[0]).find(Boolean) ?? "#inc-";
  const name = form + new Date(momentOf(view.drill.starts_at)).toISOString().slice(0, 10);
  if (field.defaultValue === name) return;
  const own = field.value;
  field.defaultValue = name;
  field.value = own || name;
}

function words(id, texts) {
  listed(at(id), texts, (text) => text, (text) => el("li", {}, text));
}

function showSeverity(view) {
  const now = view.incident.severity;
  at("now-severity").textContent = now ?? (view.me.joined ? "not declared" : "unknown to you");
  at("severity-go").textContent = now ? "Change the severity" : "Declare";
  at("severity-doubt").textContent = view.sop.doubt ? `In doubt: ${view.sop.doubt}` : "";
  listed(at("severity-choices"), view.sop.levels, (level) => level.name, (level) => {
    const id = `severity-${level.name.replaceAll(" ", "-")}`;
    return el("div", { class: "choice" },
      el("label", { class: "check", for: id }, el("input", { type: "radio", name: "severity", id, value: level.name }), el("strong", {}, level.name, " ", el("span", { class: "pill accent" }, "in force")), " ", level.text),
      el("details", { class: "small" }, el("summary", {}, "When is it this level?"),
        el("ul", { class: "dots" }, ...level.criteria.map((one) => el("li", {}, one.text, el("span", { class: "muted" }, ` ${one.facts}${one.or.length ? ` (or ${one.or.join(", ")})` : ""}`)))),
        level.response ? el("p", {}, level.response) : null));
  }, (node, level) => node.classList.toggle("now", level.name === now));
}

function handFields(view) {
  const labels = view.sop.elements;
  const asked = view.asks.handed_off.length ? view.asks.handed_off : ["what", "doing", "next"];
  listed(at("hand-fields"), asked, (name) => name, (name) => el("div", { class: "field" }, el("label", { for: `hand-${name}` }, labels[name] ?? name.replaceAll("_", " ")), el("textarea", { id: `hand-${name}`, name: `say-${name}`, rows: 2, maxLength: 1000 })));
}

function showLevers(page, view) {
  const empty = view.levers.length ? [] : [{ key: "none" }];
  listed(at("levers"), [...view.levers, ...empty], (lever) => lever.key ?? `${lever.action} ${lever.target}`, (lever) => {
    if (lever.key) return el("li", { class: "empty" }, "None so far.");
    const button = el("button", { type: "button" }, "Do it");
    order(button, page, () => ({ command: act("mitigation_started", { action: lever.action, target: lever.target, reversible: lever.reversible }), label: `${lever.action.replaceAll("_", " ")} on ${lever.target}`, said: "Started: it takes its time." }));
    return el("li", {}, el("div", {}, el("strong", {}, `${lever.action.replaceAll("_", " ")} on ${lever.target}`), el("p", { class: "small" }, lever.text, el("span", { class: "muted" }, lever.reversible ? " Can be undone." : " Cannot be undone.")), el("span", { class: "state pill" })), button);
  }, (node, lever) => {
    if (lever.key) return;
    const state = node.querySelector(".state");
    state.textContent = { started: "under way", applied: "in effect", failed: "did not work" }[lever.state] ?? "";
    state.hidden = !lever.state;
    state.className = `state pill ${{ started: "warn", applied: "good", failed: "bad" }[lever.state] ?? ""}`;
  });
}

function showTasks(page, view) {
  const open = view.tasks.filter((task) => task.mine && task.state !== "done").length;
  at("my-tasks").hidden = open === 0;
  at("my-tasks").textContent = `${open} for you`;
  at("task-hint").hidden = !view.simulated.length;
  listed(at("tasks"), view.tasks, (task) => `${task.id} ${task.state}`, (task) => {
    const line = el("div", {}, el("strong", {}, task.mine ? "For you: " : `${task.name}: `), task.text, el("span", { class: "muted" }, ` ${task.state}`));
    if (!task.mine || task.state === "done") return el("li", {}, line);
    const kind = task.state === "given" ? "task_accepted" : "task_done";
    const button = el("button", { type: "button" }, task.state === "given" ? "Accept" : "Done");
    order(button, page, () => ({ command: act(kind, { re: task.id, person: view.me.person }), label: task.text }));
    return el("li", {}, line, button);
  });
}

function published(view) {
  const sections = view.asks.postmortem_published;
  at("form-published").hidden = !sections.length || !view.incident.resolved_at;
  listed(at("review-sections"), sections, (name) => name, (name) => el("label", { class: "check" }, el("input", { type: "checkbox", name: `section-${name}` }), (view.sop.elements[name] ?? name.replaceAll("_", " "))));
}

/** The few acts that come first, as buttons that open their form. */
function firstSteps(page, view) {
  const { incident, me } = view;
  const steps = [];
  if (!me.joined) steps.push(["join", "Join the response", () => join(page)]);
  if (!incident.severity && !incident.resolved_at) steps.push(["declare", "Declare", () => open("act-severity")]);
  if (incident.severity && !incident.channel && !incident.resolved_at) steps.push(["channel", "Open the channel", () => open("act-channel")]);
  if (incident.severity) steps.push(["update", "Post an update", () => open("act-update")]);
  listed(at("act-first"), steps, ([key]) => key, ([key, words, run]) => {
    const button = el("button", { type: "button", class: key === "join" ? "primary" : "" }, words);
    once(button, page, run);
    return button;
  });
}

async function join(page) {
  const answer = await page.send(act("joined"), { label: "Join" });
  if (!answer.ok) tell(`Join: ${answer.why}`, "bad");
  return answer;
}

export function open(id) {
  const details = at(id);
  details.open = true;
  details.scrollIntoView({ block: "start" });
  details.querySelector("summary").focus();
}
