// Recording what somebody said: who, what kind of act, its details, and whether they would do it or did it.

import { at, el, valuesOf } from "./dom.js";
import { fill } from "./lead_forms.js";

const AUDIENCES = ["internal", "external", "executive"];
const STATUSES = ["investigating", "identified", "mitigating", "monitoring", "resolved"];
const CHECKS = ["dashboard", "logs", "changes", "dependencies", "customers"];
const STATES = {
  what: "what is wrong", who: "who is affected", impact: "impact", since: "since when", severity: "severity", doing: "what is being done",
  eta: "when it will work again", trend: "trend", cause: "cause", roles: "roles", next: "what comes next", fix: "the fix", follow_up: "what follows",
};
/** Without these a record would say nothing: the words themselves, or a field. Somebody who only would do it has not said them yet. */
const WORDS_NEEDED = new Set(["message", "update_posted", "decision", "task_assigned"]);
const FIELDS_NEEDED = new Set(["severity", "seat", "audience", "target", "what", "cause", "lever", "to", "due", "title"]);
/** Of these an intent keeps: whom they would tell. */
const IN_INTENT = new Set(["audience", "target"]);
/** Kind of act to what it is called and the fields it takes. */
const KINDS = {
  message: ["Says something", []],
  acknowledged: ["Acknowledges the page", []],
  joined: ["Joins", []],
  declared: ["Declares an incident", ["severity"]],
  severity_changed: ["Changes the severity", ["severity"]],
  role_assigned: ["Takes or gives a role", ["seat", "person"]],
  channel_opened: ["Opens the channel", ["channel"]],
  bridge_opened: ["Opens the bridge", ["channel"]],
  update_posted: ["Posts an update", ["audience", "status", "next"]],
  notified: ["Informs somebody", ["target"]],
  paged: ["Pages somebody", ["target"]],
  escalated: ["Escalates", ["target"]],
  checked: ["Looks at something", ["what", "service"]],
  diagnosis_started: ["Begins to look for the cause", []],
  cause_found: ["Names the cause", ["cause"]],
  mitigation_started: ["Starts a mitigation", ["lever"]],
  verified: ["Makes sure that it works", []],
  resolved: ["Calls it resolved", []],
  reopened: ["Opens it again", []],
  handed_off: ["Hands over", ["to"]],
  role_released: ["Gives up a role", ["seat"]],
  task_assigned: ["Asks somebody to do something", ["person"]],
  stood_down: ["Stands down: no incident", []],
  decision: ["Decides", []],
  postmortem_scheduled: ["Schedules the review", ["due"]],
  action_item_added: ["Names something to change", ["title", "owner"]],
  left: ["Leaves", []],
};
const LABELS = {
  severity: "Severity", seat: "Role given", person: "To whom", channel: "Its name", audience: "Audience", status: "Status",
  next: "Next update in, minutes", target: "Whom", what: "What", service: "Service", cause: "Cause", lever: "Which", to: "To whom", due: "When", title: "What", owner: "Owner",
};

/** A bare number is minutes. */
const inMinutes = (text) => (/^\d+$/.test(text) ? `${text}m` : text);

/** Wire the form of `said`. */
export function wireSaid({ view, page, dialog, record }) {
  const kind = at("said-kind");
  const form = dialog("said", send);
  kind.append(...Object.entries(KINDS).map(([value, [words]]) => new Option(words, value)));
  kind.addEventListener("change", fields);
  form.form.addEventListener("reset", () => setTimeout(fields));
  for (const name of ["within", "every"]) at(`said-${name}`).addEventListener("input", needs);
  at("said-state-list").append(...Object.entries(STATES).map(([one, words]) => el("label", { class: "check" }, el("input", { type: "checkbox", value: one, name: `states.${one}` }), words)));

  function fields() {
    const [, wanted] = KINDS[kind.value] ?? ["", []];
    at("said-states").hidden = !["update_posted", "handed_off"].includes(kind.value);
    at("said-fields").replaceChildren(...wanted.map((name) => el("div", { class: "field" }, el("label", { for: `said-${name}` }, LABELS[name]), control(name))));
    needs();
  }

  /** What has to be filled in, by the kind; the browser asks for it before anything is sent. */
  function needs() {
    const would = Boolean(at("said-within").value.trim() || at("said-every").value.trim());
    at("said-text").required = !would && WORDS_NEEDED.has(kind.value);
    at("said-text-may").hidden = at("said-text").required;
    for (const field of at("said-fields").querySelectorAll("input, select")) field.required = (would ? IN_INTENT.has(field.name) : FIELDS_NEEDED.has(field.name) || (field.name === "person" && kind.value === "task_assigned"));
  }

  function control(name) {
    const roles = (view.seats ?? []).map((one) => [one.role, one.words]);
    const plain = (values) => values.map((one) => [one, one]);
    const options = {
      severity: plain(view.brief?.levels ?? []), audience: plain(AUDIENCES), status: plain(["", ...STATUSES]), what: plain(CHECKS),
      seat: roles, target: roles, service: [["", "not said"], ...plain(view.brief?.services ?? [])],
      lever: (view.truth?.levers ?? []).map((one) => [`${one.action} ${one.target}`, `${one.action.replaceAll("_", " ")} ${one.target}`]),
      person: [["", "themselves"], ...people()], to: people(),
    }[name];
    const props = { id: `said-${name}`, name };
    // What is needed is chosen, never taken because it stood there first: the first level on the list is the highest.
    if (options?.length && FIELDS_NEEDED.has(name)) options.unshift(["", "choose …"]);
    if (options?.length) return el("select", props, options.map(([value, words]) => new Option(words || "not said", value)));
    if (name === "next") return el("input", { ...props, type: "number", min: "1", max: "600" });
    if (name === "due") return el("input", { ...props, type: "date" });
    return el("input", { ...props, maxLength: 200 });
  }

  const people = () => (view.seats ?? []).filter((one) => one.person).map((one) => [one.person, `${one.name || one.person} (${one.words})`]);

  function send(values) {
    const { role, kind: what, text, within, every, next, lever, ...rest } = values;
    const who = (view.seats ?? []).find((one) => one.role === role)?.words ?? role;
    const when = { ...(within && { within: inMinutes(within) }), ...(every && { every: inMinutes(every) }) };
    if (within || every) {
      const { audience, target } = rest;
      const keys = { ...(text && { text }), ...(audience && { audience }), ...(target && { target }) };
      return record({ do: "said", role, kind: what, keys, ...when }, `Recorded as something they would do: ${who}, ${KINDS[what]?.[0].toLowerCase() ?? what}.`);
    }
    const keys = {};
    for (const [name, value] of Object.entries(rest)) if (!name.startsWith("states.")) keys[name] = value;
    if (lever) [keys.action, keys.target] = lever.includes(" ") ? lever.split(" ") : [lever];
    if (keys.target === undefined) delete keys.target;
    if (text) keys.text = text;
    if (what === "role_assigned" && !keys.person) keys.person = (view.seats ?? []).find((one) => one.role === role)?.person;
    if (keys.person === undefined) delete keys.person;
    const states = [...at("said-state-list").querySelectorAll("input:checked")].map((one) => [one.value, text || "said"]);
    if (!at("said-states").hidden && states.length) keys.states = Object.fromEntries(states);
    if (next) keys.next_update_at = new Date(page.clock.moment() + Number(next) * 60_000).toISOString();
    return record({ do: "said", role, kind: what, keys }, `Recorded: ${who}, ${KINDS[what]?.[0].toLowerCase() ?? what}.`);
  }

  return {
    choices() {
      const order = ["spoken", "human"];
      const rank = (one) => (order.includes(one.mode) ? order.indexOf(one.mode) : order.length);
      const speaking = (view.seats ?? []).filter((one) => one.peopled).sort((one, two) => rank(one) - rank(two));
      fill(at("said-role"), speaking.map((one) => [one.role, `${one.words}${one.name ? ` (${one.name})` : ""}`]));
      at("said-nobody").hidden = speaking.length > 0;
      if (!at("said-fields").children.length) fields();
    },
    open() {
      if (!form.node.open) form.open();
      needs();
      at("said-role").focus();
    },
    values: () => valuesOf(form.form),
  };
}
