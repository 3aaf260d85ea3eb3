// A real incident: the control on every page, and the one screen nobody mistakes.

import { listenAgain, silence } from "./bell.js";
import { at, say } from "./dom.js";

/** So long an answer may take before it counts as none: whoever calls it must know that nobody heard. */
const SOON = 2000;

/** So long a page waits for the view that shows its call: until then an older one does not take the screen away. */
const UNTIL_SHOWN = 60_000;

const LATER = "This page does not reach the drill just now. Keep it open: the call is sent, once, as soon as it does.";
const NOT_LET_IN = "The call was not sent: this page’s link does not work any more. Nobody hears of it but from you.";

/** The page's own title, while another one stands there. */
let title = null;
/** The call from this page that the server has not answered yet. */
let calling = null;
/** The answer to a call from this page that no view shows yet. */
let called = null;
/** Does the drill go on, by the last view? */
let goesOn = true;
/** Was a call refused because this page is not let in any more? Nothing it is told later says that anybody heard. */
let unheard = false;

/** The control: a question, and then `send`, as the outbox has it. */
export function realIncidentControl(send) {
  const dialog = document.getElementById("real-dialog");
  const open = document.getElementById("real-open");
  if (!dialog || !open) return;
  open.addEventListener("click", () => dialog.showModal());
  at("real-aside").addEventListener("click", () => lookAside(true));
  at("real-mistake").addEventListener("click", (event) => {
    send({ do: "undo", entry: event.target.dataset.entry, reason: "It was none." }, { label: "Back to the training" });
  });
  at("real-no").addEventListener("click", () => dialog.close());
  at("real-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const reason = at("real-reason").value.trim();
    dialog.close();
    send({ do: "real_incident", ...(reason && { reason }) }, { label: "Real incident" });
  });
}

/** The drill has stopped for one. */
export function showRealIncident(drill) {
  goesOn = false;
  called = null;
  turn(drill.id, drill.real_incident?.reason ?? "");
  told("The exercise has stopped.");
  // Elsewhere it is for whoever leads; who trains alone leads, and a thumb slips.
  const mistake = at("real-mistake");
  mistake.hidden = !(drill.alone && document.body.dataset.capability === "seat" && drill.real_incident?.entry);
  mistake.dataset.entry = drill.real_incident?.entry ?? "";
}

/** It goes on: nobody called one, or whoever leads took it back. */
export function noRealIncident() {
  goesOn = true;
  if (unheard || calling || called || at("real-screen").hidden) return;
  at("real-screen").hidden = true;
  document.title = title ?? document.title;
  lookAside(false);
  for (const other of document.body.children) other.inert = false;
  listenAgain();
}

/** What of this page waits to be sent: a call among it turns the page at once, and says whether anybody knows. */
export function showCall({ pending, state, unreached }, drill) {
  const found = pending.find((item) => item.command.do === "real_incident");
  if (!found || !document.getElementById("real-screen")) return;
  calling = found;
  if (drill?.state === "real_incident") return;
  turn(document.body.dataset.drill, found.command.reason ?? "");
  const late = Date.now() - found.since >= SOON;
  if (state === "offline" || unreached || late) untold(drill?.word ?? "REAL INCIDENT");
  else {
    told("Stopping the exercise …");
    setTimeout(() => calling === found && showCall({ pending: [found], state, unreached }, drill), SOON);
  }
}

/** The server has answered the call; refused, the page is as before, but where nobody can hear it from here. `shown(answer)` resolves once a view shows it. */
export async function answeredCall(answer, shown, drill) {
  calling = null;
  if (answer.out && goesOn) {
    unheard = true;
    return untold(drill?.word ?? "REAL INCIDENT", NOT_LET_IN);
  }
  if (answer.ok || !goesOn) told("The exercise has stopped.");
  if (answer.ok) {
    // A view on its way was drawn before the call: what it says is over.
    called = answer;
    await shown(answer, UNTIL_SHOWN);
    if (called === answer) called = null;
  }
  if (goesOn && !called) noRealIncident();
}

function told(words) {
  say(at("real-lead"), words);
  at("real-untold").hidden = true;
  at("real-told").hidden = false;
}

function untold(word, why = LATER) {
  say(at("real-later"), why);
  say(at("real-lead"), "Nobody else knows yet.");
  say(at("real-word"), `Say it aloud, twice: “${word}, ${word}.”`);
  at("real-untold").hidden = false;
  at("real-told").hidden = true;
}

/** The screen, once. */
function turn(id, reason) {
  silence();
  const screen = at("real-screen");
  say(at("real-why"), reason);
  if (!screen.hidden) return;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  title ??= document.title;
  document.title = `REAL INCIDENT · the exercise ${id} has stopped`;
  screen.hidden = false;
  lookAside(false);
  screen.focus();
}

/** The screen shrinks to a bar over the page, or covers it. */
function lookAside(aside) {
  document.body.classList.toggle("real-aside", aside);
  for (const other of document.body.children) if (other.id !== "real-screen") other.inert = !aside;
  if (aside) document.querySelector("main")?.focus();
}
