// The panel of a training on the seat page: waiting, asking, hints, pace, and what came of each ask.

import { storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { choices, once, order, orders } from "./forms.js";

const LOOKS = ["dashboard", "logs", "changes", "dependencies", "customers"];
const ENDED = ["over", "real_incident", "broken"];
const AUDIENCES = [["internal", "for colleagues (internal)"], ["external", "for customers (external)"], ["executive", "for executives"]];
const STATES = { asked: "asked", accepted: "on it", late: "late", done: "done", refused: "not done" };
const LABELS = { look: "Where", mitigate: "Which lever", update: "Which update", take_seat: "Which role", page: "Whom", diagnose: "Of which service" };

const RINGS = "A page rings for you: acknowledge it.";

/** So long in the story a hint is of the moment. */
const STILL_HELPS = 60_000;

let page = null;
let heard = 0;
let moved = null;
let fading = 0;
/** Told of the next word on how the story's clock goes. */
let heardOfClock = () => {};

/** So long the page waits for that word. */
const LONGEST = 3000;

/** Called once, with what the seat page opened: send, clock, view(), turnTo, tell. */
export function openTraining(opened) {
  page = opened;
  waitButton();
  order(at("training-hint"), page, () => ({ command: { do: "help" }, label: "Hint" }));
  const pause = at("training-pause");
  order(pause, page, () => ({ command: { do: paused() ? "resume" : "pause" }, label: paused() ? "Go on" : "Pause" }));
  at("training-speed").addEventListener("change", (event) => {
    page.send({ do: "speed", factor: Number(event.target.value) }, { label: "Speed" });
  });
  endDialog();
  askForm();
  at("training-asked").open = matchMedia("(min-width: 700px)").matches;
}

/** Called after every view, with the sections that changed. */
export function trainingView(changed) {
  const { drill, training } = page.view();
  if (!training) return;
  if (changed.drill) heardOfClock();
  const over = ENDED.includes(drill.state);
  for (const id of ["training-wait", "training-hint", "training-ask", "training-pause", "training-speed", "training-end"]) at(id).disabled = over;
  at("training-wait").disabled = drill.state !== "running";
  if (over) openAsking(false);
  at("training-bar").hidden = over;
  at("training-hints").hidden = over;
  say(at("training-pause"), paused() ? "Go on" : "Pause");
  at("training-pause").classList.toggle("primary", paused());
  const speed = at("training-speed");
  if (document.activeElement !== speed) speed.value = String(drill.factor);
  cue();
  showHint(training.hints);
  showAsks(training.asks);
  targets();
}

function paused() {
  return page.view().drill.state === "paused";
}

// --- what one can do now, in the page's own terms; never a step of the procedure ----------------------------------------

function cue() {
  const { drill, training, pages, me, incident } = page.view();
  const place = at("training-cue");
  if (ENDED.includes(drill.state)) {
    place.replaceChildren(drill.state === "over" ? "It is over. " : "It has stopped; what came until then is judged. ", el("a", { class: "button primary", href: `/d/${encodeURIComponent(drill.id)}/debrief` }, "See what mattered"));
    return;
  }
  say(place, words(drill, training, pages, me, incident));
}

function words(drill, training, pages, me, incident) {
  if (drill.state === "paused") return "The story stands still. Read as long as you like, then go on.";
  if (pages.some((one) => !one.answered)) return moved === null ? RINGS : `${moved} ${RINGS}`;
  if (training.nothing_yet) return "Nothing has reached you yet. Wait: time runs on to the first thing that concerns you.";
  const joining = "Join the response: only then you hear what others find, and can ask and act.";
  if (!me.joined) return moved === null ? joining : `${moved} ${joining}`;
  if (moved !== null) return moved;
  if (incident.resolved_at) return "It was called resolved. Wait: it is watched a while longer, then the training ends by itself.";
  if (training.open_step) return "A step of the procedure is yours now. Look, act, ask; Hint tells which it is.";
  return "Nothing is due from you. Look, ask, or Wait: time runs on to the next thing that concerns you.";
}

// --- waiting ------------------------------------------------------------------------------------------------------------

function waitButton() {
  once(at("training-wait"), page, async () => {
    const before = page.clock.story();
    at("training-hints").replaceChildren(); // it was of the moment that is left now
    // The view of the moment it stands at comes before the answer, or a while after it.
    const leapt = new Promise((resolve) => {
      heardOfClock = resolve;
    });
    const answer = await page.send({ do: "wait" }, { label: "Wait" });
    if (!answer.ok) return page.tell(answer.why, "bad");
    await Promise.race([leapt, new Promise((resolve) => setTimeout(resolve, LONGEST))]);
    tellWhatPassed(page.clock.story() - before);
    return answer;
  });
}

function tellWhatPassed(passed) {
  const { training } = page.view();
  const news = training.news ?? (training.open_step ? "A step of the procedure waits for you; Hint tells which." : "Nothing new has reached you.");
  moved = passed < 2000 ? null : `${minutes(passed)} went by. ${news}`;
  page.turnTo("channel");
  cue();
  clearTimeout(fading);
  fading = setTimeout(() => {
    moved = null;
    cue();
  }, 15_000);
}

function minutes(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

// --- hints ----------------------------------------------------------------------------------------------------------------

function showHint(hints) {
  const last = hints.at(-1);
  const place = at("training-hints");
  if (last?.over) place.replaceChildren(); // its step is done
  if (!last || hints.length === heard) return;
  const first = heard === 0;
  heard = hints.length;
  // On a page that has just been opened one of long ago is no help any more, as after beginning again.
  if (last.over || (first && page.clock.moment() - last.at > STILL_HELPS)) return;
  place.replaceChildren(el("strong", {}, "Hint: "), last.text, last.why ? "" : el("span", { class: "muted small" }, " (again: why)"));
}

// --- asking ---------------------------------------------------------------------------------------------------------------

function askForm() {
  const form = at("form-ask");
  const opener = at("training-ask");
  opener.addEventListener("click", () => {
    openAsking(form.hidden);
    if (!form.hidden) at("ask-person").focus();
  });
  form.addEventListener("change", targets);
  orders(form, page, ({ person, what, target, within }) => {
    if (!person || !what) return null;
    const command = { do: "ask", person, what };
    if (target) command.target = target;
    if (within) command.within = within;
    return { command, label: "Ask" };
  }, { reset: false, done: () => openAsking(false) });
}

function openAsking(open) {
  at("form-ask").hidden = !open;
  at("training-ask").setAttribute("aria-expanded", String(open));
}

function targets() {
  const view = page.view();
  const { training } = view;
  const here = training.people.filter((one) => one.here);
  choices(at("ask-person"), here.map((one) => [one.person, `${one.name} (${one.roles.slice(0, 2).join(", ")})`]));
  const nobody = here.length === 0;
  at("ask-nobody").hidden = !nobody;
  say(at("ask-nobody"), view.me.joined
    ? "Nobody else has joined yet: page somebody (Act, Escalate), or wait until they come."
    : "Join the response first: whom you can ask are those who are there with you.");
  for (const part of at("form-ask").querySelectorAll(".training-fields, button, .hint:not(#ask-nobody)")) part.hidden = nobody;
  const what = at("ask-what").value;
  const pairs = targetsOf(what, view);
  at("ask-target-field").hidden = pairs.length === 0;
  say(at("ask-target-label"), LABELS[what] ?? "What");
  choices(at("ask-target"), pairs);
}

function targetsOf(what, view) {
  const services = view.services ?? [];
  if (what === "look") return [...LOOKS.map((one) => [one, one]), ...LOOKS.slice(0, 4).flatMap((one) => services.map((service) => [`${one} ${service}`, `${one} of ${service}`]))];
  if (what === "diagnose") return [["", "whatever is wrong"], ...services.map((one) => [one, one])];
  if (what === "mitigate") return (view.levers ?? []).map((one) => [`${one.action} ${one.target}`, one.text || `${one.action} ${one.target}`]);
  if (what === "update") return AUDIENCES;
  if (what === "take_seat") return view.incident.roles.filter((one) => !one.mine).map((one) => [one.role, one.words]);
  if (what === "page") return Object.entries(view.targets ?? {});
  return [];
}

function showAsks(asks) {
  const start = page.view().drill.starts_at;
  const open = asks.filter((one) => one.state !== "done" && one.state !== "refused").length;
  at("training-asked").hidden = asks.length === 0;
  say(at("training-open"), open ? `${open} under way` : "all answered");
  listed(at("training-asks"), asks.slice(-6).reverse(), (one) => `${one.id} ${one.state} ${one.answer ?? ""}`, (one) => el("li", { class: one.state },
    el("span", { class: `pill ${one.state === "done" ? "good" : one.state === "refused" ? "bad" : one.state === "late" ? "warn" : "accent"}` }, STATES[one.state]),
    el("span", {}, el("span", { class: "muted small" }, `${storyTime(one.at - start)} `), one.text, one.answer && one.state !== "accepted" ? el("span", { class: "training-answer" }, ` ${one.name}: ${one.answer}`) : null)));
}

// --- the end --------------------------------------------------------------------------------------------------------------

function endDialog() {
  const dialog = at("training-end-dialog");
  at("training-end").addEventListener("click", () => dialog.showModal());
  at("training-end-no").addEventListener("click", () => dialog.close());
  at("training-end-form").addEventListener("submit", () => page.send({ do: "end" }, { label: "End" }));
}
