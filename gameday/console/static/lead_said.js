// Recording what somebody said: who, what kind of act, its details, and whether they would do it or did it.

import { at, el, valuesOf } from "./dom.js";
import { fill } from "./lead_forms.js";

const AUDIENCES = ["internal", "external", "executive"];
const STATUSES = ["investigating", "identified", "mitigating", "monitoring", "resolved"];
const CHECKS = ["dashboard", "logs", "changes", "dependencies", "customers"];
const STATES = ["what", "impact", "since", "severity", "doing", "eta", "trend", "cause", "roles", "next"];
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
  stood_down: ["Stands down: no incident", []],
  decision: ["Decides", []],
  postmortem_scheduled: ["Schedules the review", ["due"]],
};
const LABELS = {
  severity: "Severity", seat: "Role given", person: "To whom", channel: "Its name", audience: "Audience", status: "Status",
  next: "Next update in, minutes", target: "Whom", what: "What", service: "Service", cause: "Cause", lever: "Which", to: "To whom", due: "When",
};

/** Wire the form of `said`. */
export function wireSaid({ view, page, dialog, record }) {
  const kind = at("said-kind");
  const form = dialog("said", send);
  kind.append(...Object.entries(KINDS).map(([value, [words]]) => new Option(words, value)));
  kind.addEventListener("change", fields);
  at("said-state-list").append(...STATES.map((one) => el("label", { class: "check" }, el("input", { type: "checkbox", value: one, name: `states.${one}` }), one.replaceAll("_", " "))));

  function fields() {
    const [, wanted] = KINDS[kind.value] ?? ["", []];
    at("said-states").hidden = !["update_posted", "handed_off"].includes(kind.value);
    at("said-fields").replaceChildren(...wanted.map((name) => el("div", { class: "field" }, el("label", { for: `said-${name}` }, LABELS[name]), control(name))));
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
    if (options?.length) return el("select", props, options.map(([value, words]) => new Option(words || "not said", value)));
    if (name === "next") return el("input", { ...props, type: "number", min: "1", max: "600" });
    if (name === "due") return el("input", { ...props, type: "date" });
    return el("input", { ...props, maxLength: 200 });
  }

  const people = () => (view.seats ?? []).filter((one) => one.person).map((one) => [one.person, `${one.name || one.person} (${one.words})`]);

  function send(values) {
    const { role, kind: what, text, within, every, next, lever, ...rest } = values;
    const when = { ...(within && { within }), ...(every && { every }) };
    if (within || every) {
      const { audience, target } = rest;
      const keys = { ...(text && { text }), ...(audience && { audience }), ...(target && { target }) };
      return record({ do: "said", role, kind: what, keys, ...when }, "Recorded as something they would do.");
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
    return record({ do: "said", role, kind: what, keys }, "Recorded.");
  }

  return {
    choices() {
      const speaking = (view.seats ?? []).filter((one) => one.peopled);
      fill(at("said-role"), speaking.map((one) => [one.role, `${one.words}${one.name ? ` (${one.name})` : ""}`]));
      at("said-nobody").hidden = speaking.length > 0;
      if (!at("said-fields").children.length) fields();
    },
    open() {
      if (!form.node.open) form.open();
      at("said-role").focus();
    },
    values: () => valuesOf(form.form),
  };
}
