// What every page of a drill has: banner, clocks, connection in words, the real-incident control and screen.

import { local, makeClock, storyClock, storyInFull, storyTime } from "./clock.js";
import { at, el, say } from "./dom.js";
import { answeredCall, noRealIncident, realIncidentControl, showCall, showRealIncident } from "./real_incident.js";
import { Seen } from "./seen.js";
import { connect } from "./stream.js";

const STATE_WORDS = {
  lobby: "Not started",
  running: "Running",
  paused: "Paused",
  over: "Over",
  real_incident: "Stopped: real incident",
  broken: "Stopped: read only",
};
/** What there is to do for somebody whose page is offline; the wall and the status page only wait. */
const KEPT = "What you do is kept and sent once.";

const MOST_TOASTS = 3;

/** Pages that show no more than their own audience sees, whoever opens them. */
const AUDIENCES = { room: "room", status: "public" };

/**
 * Open a page of a drill: the handlers of stream.js, and `onDrill(section)` for the drill itself.
 *
 * Returns {send, clock, drill, me, each, shows, shown}: `each(callback)` is called about four times a second, for running
 * clocks; `shows(id)` says whether the view shows an entry, `shown(answer)` resolves once it shows what a command did.
 */
export function openPage(handlers = {}) {
  const { drill: drillId, capability = "", role = "", name = "", page = "" } = document.body.dataset;
  const clock = makeClock();
  const ticking = [];
  const seen = new Seen();
  let drill = null;
  const stream = connect(drillId, {
    ...handlers,
    as: AUDIENCES[page],
    onEntry(entry, more) {
      seen.hear(entry.id, more.live);
      handlers.onEntry?.(entry, more);
    },
    onView(sections, more) {
      seen.see();
      if (sections.drill) {
        drill = sections.drill;
        clock.heard(more.whole ? drill.wall : undefined);
        clock.set(drill);
        showDrill(drill);
        if (canAct(drill)) stream.release();
        handlers.onDrill?.(drill);
      }
      handlers.onView?.(sections, more);
    },
    onBeat: (wall) => clock.heard(wall),
    onState(now) {
      if (["offline", "refused"].includes(now.state)) clock.lose();
      else if (now.state !== "connecting") clock.found();
      showState(now, drill);
      if (now.state === "refused") nothingMore();
      showCall(now, drill);
      handlers.onState?.(now);
    },
    onAnswer(item, answer) {
      if (item.command.do !== "real_incident") return handlers.onAnswer?.(item, answer);
      answeredCall(answer, (one, longest) => seen.shown(one, longest), drill);
      if (!answer.ok && !answer.out) tell(`${item.label}: ${answer.why}`, "bad");
    },
  });
  const tick = () => {
    showClocks(clock, drill);
    for (const callback of ticking) callback(clock, drill);
  };
  setInterval(tick, 250);
  // A refusal may come in after the word that the drill goes on.
  setInterval(() => drill && canAct(drill) && stream.state() !== "offline" && stream.release(), 3000);
  realIncidentControl((command, more) => stream.send(command, more));
  stampCopies();
  return {
    send: (command, more) => stream.send(command, more),
    pending: () => stream.pending(),
    withdraw: (key) => stream.withdraw(key),
    clock,
    drill: () => drill,
    me: { capability, role, name },
    each: (callback) => ticking.push(callback),
    shows: (id) => seen.has(id),
    shown: (answer) => seen.shown(answer),
  };
}

/** A short word to whoever looks, and to screen readers. `tone`: `good`, `bad`, or none. */
export function tell(text, tone = "") {
  const place = at("toasts");
  const toast = el("p", { class: `toast ${tone}` }, text);
  place.append(toast);
  while (place.childElementCount > MOST_TOASTS) place.firstElementChild.remove();
  setTimeout(() => toast.remove(), tone === "bad" ? 12_000 : 4_000);
}

// --- the drill and its clocks -----------------------------------------------------------------------------------

function showDrill(drill) {
  document.body.dataset.state = drill.state;
  say(at("drill-state"), stateWords(drill));
  const why = document.getElementById("why");
  if (why) {
    say(why, whyWords(drill) || wallWords(drill));
    why.hidden = !why.textContent;
  }
  if (drill.state === "real_incident" || drill.real_incident) showRealIncident(drill);
  else noRealIncident();
}

/** Why the drill stands still, where there is more to say than that it does. */
export function whyWords(drill) {
  if (!["paused", "broken"].includes(drill.state) || !drill.why) return "";
  return /[.!?]$/.test(drill.why) ? drill.why : `${drill.why}.`;
}

/** On the wall, where nobody presses anything: what comes next. */
function wallWords(drill) {
  if (document.body.dataset.page !== "room") return "";
  const lobby = drill.spoken ? "It has not begun. Nobody needs a page: say what you do, here in the room." : "It has not begun. Join by the link, the picture or the code you were given.";
  return { lobby, over: "It is over. Thank you all. The hot wash comes next." }[drill.state] ?? "";
}

/** In a tabletop people talk while the story's clock stands; elsewhere nothing is done then. */
function canAct(drill) {
  return drill.state === "running" || (drill.state === "paused" && drill.kind === "tabletop");
}

/** Whoever is out can still read what stands here, and call a real incident; nothing else is taken from them. */
function nothingMore() {
  for (const button of document.querySelectorAll("main button[type=submit], main form button")) button.disabled = true;
}

function stateWords(drill) {
  const said = { offline: "Offline", refused: "You are out" }[document.body.dataset.connection];
  if (said) return said;
  const state = STATE_WORDS[drill.state] ?? drill.state;
  return drill.state === "running" && drill.factor !== 1 ? `${state} at ×${drill.factor}` : state;
}

function showClocks(clock, drill) {
  if (!drill) return;
  const story = document.getElementById("story-clock");
  if (story) say(story, storyTime(clock.story()));
  const moment = document.getElementById("story-moment");
  if (moment && drill.starts_at !== undefined) {
    say(moment, storyClock(clock.moment()));
    moment.title = storyInFull(clock.moment());
  }
  const wall = document.getElementById("wall-clock");
  if (wall) say(wall, local(Date.now()));
}

function showState({ state, words, since, pending, unreached }, drill) {
  document.body.dataset.connection = state;
  if (drill) say(at("drill-state"), stateWords(drill));
  const open = pending.filter((item) => !item.held);
  const held = pending.length - open.length;
  const waiting = [
    open.length && (unreached || state !== "live") ? ` ${sentLater(open.length)}` : "",
    held ? ` ${held === 1 ? "1 action waits" : `${held} actions wait`} until the drill goes on.` : "",
  ].join("");
  const { page } = document.body.dataset;
  const lost = since === null ? "" : ` since ${local(since)}: trying again.${page in AUDIENCES ? "" : ` ${KEPT}`}`;
  say(at("connection"), `${words}${lost}${waiting}`);
}

function sentLater(count) {
  return count === 1 ? "1 action is waiting to be sent." : `${count} actions are waiting to be sent.`;
}

// --- copied text says that it is an exercise ----------------------------------------------------------------------

function stampCopies() {
  document.addEventListener("copy", (event) => {
    const field = event.target instanceof HTMLElement && event.target.closest("input, textarea");
    const banner = document.body.dataset.banner;
    const chosen = String(document.getSelection() ?? "");
    if (field || !banner || !chosen.trim() || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", `${banner}\n${chosen}`);
    event.preventDefault();
  });
}
