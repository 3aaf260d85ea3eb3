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
  let going = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // A form that keeps what it says would say it twice.
    if (going && !reset) return;
    const order = command(valuesOf(form), event.submitter);
    if (!order) return;
    const giveBack = reset ? cleared(form, draft) : () => {};
    going = true;
    const answer = await sent(page, order);
    going = false;
    if (answer.ok) return done(answer);
    refused();
    giveBack();
  });
  return draft;
}

/** Clear a form whose words are on their way; what comes back gives them back, unless others were written since. */
export function cleared(form, draft) {
  const written = snapshot(form);
  form.reset();
  draft?.forget();
  return () => same(snapshot(form), blank(form)) && putBack(form, written);
}

/** A button that orders something at once. */
export function order(button, page, command, done = () => {}) {
  once(button, page, async () => {
    const one = command();
    if (!one) return undefined;
    const answer = await sent(page, one);
    if (answer.ok) done(answer);
    return answer;
  });
}

async function sent(page, { command, label, said }) {
  const answer = await page.send(command, { label });
  if (!answer.ok) tell(`${label}: ${answer.why}`, "bad");
  else if (said) tell(said, "good");
  return answer;
}

/**
 * A button that takes no second press until the page shows what came of the first. `act()` resolves with the answer; it
 * gives nothing where there is nothing to do. The button keeps its focus meanwhile.
 */
export function once(button, page, act) {
  button.addEventListener("click", async () => {
    if (button.hasAttribute("aria-disabled")) return;
    const doing = act();
    if (!doing) return;
    button.setAttribute("aria-disabled", "true");
    try {
      await page.shown((await doing) ?? {});
    } finally {
      button.removeAttribute("aria-disabled");
    }
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
  const put = (field) => {
    const value = written[nameOf(field)];
    if (value === undefined || value === (isBox(field) ? field.checked : field.value)) return;
    if (isBox(field)) field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  // Some fields are there only once another one says what it said.
  for (let turn = 0; turn < 2; turn += 1) fields(form).forEach(put);
}
