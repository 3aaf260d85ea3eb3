// The forms of the console, each a dialog: what is typed is sent when it is submitted, and kept until then.

import { keepDraft } from "./drafts.js";
import { at, el, say, valuesOf } from "./dom.js";
import { cleared } from "./forms.js";
import { storyTime } from "./clock.js";
import { factFields, factsFrom } from "./lead_facts.js";
import { short } from "./lead_rating.js";
import { wireSaid } from "./lead_said.js";

/** Wire every dialog; each function of what comes back opens one. */
export function wireForms({ view, order, record, page }) {
  const drafts = new Map();

  /** A dialog whose form calls `send(values)` when it is submitted; its words are there again where that was refused. */
  function dialog(name, send, { draft = true } = {}) {
    const node = at(`${name}-dialog`);
    const form = node.querySelector("form");
    if (draft) drafts.set(name, keepDraft(form, name));
    for (const button of node.querySelectorAll("[data-close]")) button.addEventListener("click", () => node.close());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const values = valuesOf(form);
      node.close();
      const sending = send(values);
      if (sending.ok === false) return;
      // At once, so that whoever opens it again before the answer writes into an empty form.
      const giveBack = cleared(form, drafts.get(name));
      if (!(await sending).ok) giveBack();
    });
    return { node, form, open: () => node.showModal() };
  }

  // --- observe ---

  const observing = dialog("observe", (values) => {
    const [what, ...rest] = (values.about ?? "").split(" ");
    const about = rest.join(" ");
    return record({ do: "observe", ...(what === "clause" && { clause: about }), ...(what === "objective" && { objective: about }), ...(values.rating && { rating: values.rating }), ...(values.note && { note: values.note }) }, `Logged${values.rating ? ` ${values.rating}` : ""}${values.note ? `: “${short(values.note)}”` : ""}.`);
  });

  function observe(clause) {
    if (typeof clause === "string") at("observe-clause").value = `clause ${clause}`;
    observing.open();
    at("observe-note").focus();
  }

  // --- the rest ---

  const said = wireSaid({ view, page, dialog, record });
  const adhoc = dialog("adhoc", (values) => {
    const receivers = [...at("adhoc-receivers").querySelectorAll("input:checked")].map((one) => one.value);
    const { kind, text, sender, service, urgency } = values;
    return order({ do: "ad_hoc", kind, text, ...(sender && { sender }), ...(service && { service }), ...(urgency && { urgency }), ...(receivers.length && { receivers }) }, { said: "Sent." });
  });
  const hint = dialog("hint", ({ role, text }) => order({ do: "hint", role, text }, { said: "Given. What follows counts as aided." }));
  const ending = dialog("end", ({ reason }) => order({ do: "end", ...(reason && { reason }) }, { said: "The drill is over." }));
  let editing = null;
  const edit = dialog("edit", ({ text }) => record({ do: "edit", inject: editing.target, text }, "It will go out with the new words."), { draft: false });
  const defer = dialog("defer", ({ by }) => record({ do: "defer", inject: editing.target, by: `${by}m` }, `Deferred by ${by} min.`), { draft: false });
  let correcting = null;
  const correct = dialog("correct", sendCorrection, { draft: false });
  const truth = dialog("truth", () => order({ do: "state_truth", facts: factsFrom(at("truth-fields")) }, { said: "This is true from now on." }), { draft: false });
  dialog("keys", () => ({ ok: false }), { draft: false });
  at("truth-open").addEventListener("click", () => {
    at("truth-fields").replaceChildren(...factFields(view.truth?.facts ?? {}));
    truth.open();
  });

  function sendCorrection(values) {
    const changes = {};
    const text = at("correct-text").value.trim();
    if (text !== (correcting.text ?? "")) changes.text = text;
    const moved = values.at && values.at !== clockText(correcting.story) ? storyOf(values.at) : null;
    if (moved !== null) changes.at = new Date(Date.parse(correcting.at) - correcting.story + moved).toISOString();
    if (!Object.keys(changes).length) return { ok: false };
    return record({ do: "correct", entry: correcting.id, changes, reason: values.reason }, "Corrected. The original stays beside it.", `the correction of “${short((correcting.text || correcting.said).replace(/\.$/, ""))}”`);
  }

  /** Fill the lists of clauses, roles and services, keeping what is chosen. */
  function choices() {
    const clauses = (view.clauses ?? []).map((one) => [`clause ${one.id}`, one.text]);
    const actions = (view.msel ?? []).filter((one) => one.event === "expected action").map((one) => [`clause expected ${one.target}`, one.text]);
    const objectives = (view.objectives ?? []).map((one) => [`objective ${one.id}`, one.text]);
    fill(at("observe-clause"), [["", "The drill as a whole"]], { Objectives: objectives, "Expected actions": actions, "Clauses of the SOP": clauses });
    const roles = (view.seats ?? []).map((one) => [one.role, one.words]);
    const people = (view.seats ?? []).filter((one) => one.peopled).map((one) => [one.role, `${one.words} (${one.name})`]);
    fill(at("hint-role"), people.length ? people : roles);
    said.choices();
    fill(at("adhoc-service"), [["", "none"], ...(view.brief?.services ?? []).map((one) => [one, one])]);
    const place = at("adhoc-receivers");
    if (place.children.length !== roles.length) {
      place.replaceChildren(...roles.map(([role, words]) => el("label", { class: "check" }, el("input", { type: "checkbox", value: role }), words)));
    }
  }

  return {
    choices,
    observe,
    said: () => said.open(),
    adhoc: () => adhoc.open(),
    hint: () => hint.open(),
    end: () => ending.open(),
    edit(row) {
      editing = row;
      at("edit-text").value = row.text;
      edit.open();
    },
    defer(row) {
      editing = row;
      say(at("defer-what"), `${storyTime(row.at)}: ${row.text}`);
      defer.open();
    },
    correct(entry) {
      correcting = entry;
      say(at("correct-what"), `${storyTime(entry.story)} ${entry.said ?? entry.kind}`);
      at("correct-at").value = clockText(entry.story);
      at("correct-text").value = entry.text ?? "";
      correct.open();
    },
  };
}

/** Options of a select, with groups by title; what was chosen stays chosen. */
export function fill(select, options, groups = {}) {
  const kept = select.value;
  const told = JSON.stringify([options, groups]);
  if (select.dataset.told === told) return;
  select.dataset.told = told;
  const made = ([value, words]) => new Option(words, value);
  select.replaceChildren(...options.map(made));
  for (const [title, own] of Object.entries(groups)) {
    if (own.length) select.append(el("optgroup", { label: title }, own.map(made)));
  }
  if ([...select.options].some((one) => one.value === kept)) select.value = kept;
}

/** `0:18:30`, as the form of a correction takes it. */
function clockText(ms) {
  return ms < 0 ? "" : [Math.trunc(ms / 3_600_000), Math.trunc(ms / 60_000) % 60, Math.trunc(ms / 1000) % 60].map((part, index) => (index ? String(part).padStart(2, "0") : part)).join(":");
}

/** Milliseconds of `0:18:30` or `18:30` (minutes and seconds). */
function storyOf(text) {
  const parts = text.split(":").map(Number);
  const [hours, minutes, seconds] = parts.length === 3 ? parts : [0, ...parts];
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
