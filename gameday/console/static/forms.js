// Forms that order something: cleared when sent, put back when refused, kept while they are being written.

import { keepDraft } from "./drafts.js";
import { valuesOf } from "./dom.js";
import { tell } from "./shell.js";

/**
 * Send what a form says. `command(values, submitter)` gives {command, label, said} or null where there is nothing to
 * send; `said` is told when it is done; `refused()` brings back the fields that depend on what was done. Returns the
 * draft, for who fills fields in later.
 */
export function orders(form, page, command, { keep = form.id, reset = true, done = () => {}, refused = () => {} } = {}) {
  const draft = keepDraft(form, keep);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const order = command(valuesOf(form), event.submitter);
    if (!order) return;
    const written = snapshot(form);
    if (reset) {
      form.reset();
      draft.forget();
    }
    const answer = await page.send(order.command, { label: order.label });
    if (answer.ok) {
      if (order.said) tell(order.said, "good");
      done(answer);
      return;
    }
    tell(`${order.label}: ${answer.why}`, "bad");
    // What was written comes back, unless something else has been written since.
    if (!reset) return;
    refused();
    if (same(snapshot(form), blank(form))) putBack(form, written);
  });
  return draft;
}

/** A button that orders something at once. */
export function order(button, page, command) {
  button.addEventListener("click", async () => {
    const one = command();
    if (!one) return;
    button.disabled = true;
    const answer = await page.send(one.command, { label: one.label });
    button.disabled = false;
    if (!answer.ok) tell(`${one.label}: ${answer.why}`, "bad");
    else if (one.said) tell(one.said, "good");
  });
}

/** An act: an entry as a timeline file has it. */
export function act(kind, keys = {}) {
  return { do: "act", kind, keys };
}

/** Fill a select; what was chosen stays chosen where it still can be. `choices`: [value, words] pairs. */
export function choices(select, pairs) {
  const mark = JSON.stringify(pairs);
  if (select.dataset.choices === mark) return;
  select.dataset.choices = mark;
  const chosen = select.value;
  select.replaceChildren(...pairs.map(([value, words]) => new Option(words, value)));
  if (pairs.some(([value]) => value === chosen)) select.value = chosen;
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && field.type !== "submit" && field.type !== "button");
}

function snapshot(form) {
  return Object.fromEntries(fields(form).map((field) => [nameOf(field), isBox(field) ? field.checked : field.value]));
}

function blank(form) {
  return Object.fromEntries(fields(form).map((field) => {
    if (isBox(field)) return [nameOf(field), field.defaultChecked];
    return [nameOf(field), field instanceof HTMLSelectElement ? field.value : field.defaultValue];
  }));
}

function isBox(field) {
  return field.type === "checkbox" || field.type === "radio";
}

/** Boxes of one name are told apart by their value. Fields may come and go while a command is under way. */
function nameOf(field) {
  return isBox(field) ? `${field.name}=${field.value}` : field.name;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function putBack(form, written) {
  fields(form).filter((field) => nameOf(field) in written).forEach((field) => {
    if (isBox(field)) field.checked = written[nameOf(field)];
    else field.value = written[nameOf(field)];
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
