// The lobby of whoever leads: seats, ways in, what has to be ready, and the start.

import { at, el, listed, say } from "./dom.js";
import { cleared } from "./forms.js";
import { missing, seatWords, wireStart } from "./lead_start.js";
import { openPage, tell } from "./shell.js";

const MODES = [["human", "a person"], ["simulated", "simulated"], ["spoken", "speaks; I record"], ["absent", "empty, on purpose"]];
const KINDS = { tabletop: "A tabletop", "game-day": "A game day", training: "A training" };
const CAPABILITIES = { lead: "Facilitator", evaluator: "Evaluator", room: "Projector view", public: "Public status page", seat: "Seat" };
const drillId = document.body.dataset.drill;
const base = `/api/drills/${encodeURIComponent(drillId)}`;
const view = {};
let people = [];
let waited = false;
/** What was chosen here and the view does not show yet: what it is about, and how it is to be. */
const chosen = new Map();
/** So long a question on a button waits for its second press. */
const STAYS_ASKED = 8000;
/** So long the page waits for that view; somebody else may have chosen otherwise. */
const LONGEST = 3000;

const page = openPage({
  onView(sections) {
    Object.assign(view, sections);
    document.body.dataset.control = view.rights?.control ? "yes" : "no";
    show();
    if (sections.rights && view.rights.control) loadLinks();
  },
  onPeople(now) {
    people = now ?? [];
    show();
  },
  onDrill(drill) {
    // Whoever waits here goes along when it starts; who comes back later, for seats and links, stays.
    if (drill.state === "lobby") waited = true;
    else if (waited && drill.state !== "real_incident") location.replace(`/d/${encodeURIComponent(drillId)}/lead`);
  },
});

async function order(command, said) {
  const answer = await page.send(command);
  tell(answer.ok ? said : answer.why, answer.ok ? "good" : "bad");
  return answer;
}

/** Choose how something is to be; refused, it stands as it was. */
async function choose(about, how, command, said) {
  chosen.set(about, how);
  const answer = await order(command, said);
  const over = () => {
    if (chosen.get(about) !== how) return;
    chosen.delete(about);
    show();
  };
  if (answer.ok) setTimeout(over, LONGEST);
  else over();
}

/** How something is: as it was chosen here a moment ago, else as the view has it. */
function now(about, how) {
  if (chosen.get(about) === how) chosen.delete(about);
  return chosen.get(about) ?? how;
}

function show() {
  showSeats();
  showChecks();
  showReady();
  showOthers();
  say(at("pitch"), view.brief?.pitch ?? "");
  say(at("setting"), view.brief && view.drill ? `${KINDS[view.drill.kind] ?? view.drill.kind} under the SOP “${view.brief.sop}”, marked by the scorecard “${view.brief.scorecard}”, at ×${view.drill.factor}.` : "");
  listed(at("learning"), view.brief?.learning ?? [], (one) => one, (one) => el("li", {}, one));
}

// --- seats ---

const here = (role) => people.filter((one) => one.role === role && one.here !== false);

function showSeats() {
  const seats = view.seats ?? [];
  at("quiet").hidden = !seats.some((one) => one.quiet);
  at("other-seats").hidden = seats.every((one) => one.main);
  listSeats(at("seats"), seats.filter((one) => one.main));
  listSeats(at("more-seats"), seats.filter((one) => !one.main));
}

function listSeats(place, seats) {
  listed(place, seats, (one) => one.role, seatLine, (node, one) => {
    const select = node.querySelector("select");
    // Nobody plays it beside those who talk in the room; or somebody of them has it, too.
    const nobody = select.querySelector("[value='']");
    const also = one.mode === "simulated" && one.peopled && (view.seats ?? []).find((other) => other.person === one.person && other.mode !== "simulated");
    nobody.hidden = !one.quiet && !also;
    say(nobody, also ? `with the ${also.words}` : "nobody plays it");
    select.value = now(`seat ${one.role}`, nobody.hidden ? one.mode : "");
    select.disabled = view.drill?.state !== "lobby" || !view.rights?.control;
    const who = here(one.role);
    const state = node.querySelector(".state");
    say(state, one.mode !== "human" ? "" : who.length ? `here: ${who.map((person) => person.name).join(", ")}` : "nobody here yet");
    state.classList.toggle("good", who.length > 0);
    node.querySelector("button").hidden = one.mode !== "human" || !view.rights?.control;
  });
}

/** Those who are here without a seat of the team: evaluators, a second facilitator. */
function showOthers() {
  const others = people.filter((one) => one.here !== false && !one.role && one.name);
  at("also-here").hidden = others.length === 0;
  say(at("also-here"), `Also here: ${others.map((one) => `${one.name} (${CAPABILITIES[one.capability]?.toLowerCase() ?? one.capability})`).join(", ")}.`);
}

function seatLine(one) {
  const id = `mode-${one.role}`;
  return el(
    "li",
    {},
    el("label", { for: id }, one.words, one.needed ? el("span", { class: "hint" }, " needed") : null, el("span", { class: "hint" }, one.name ? ` · plays ${one.name}` : "")),
    el("select", { id, on: { change: ({ target: { value: mode } }) => choose(`seat ${one.role}`, mode, { do: "seat", role: one.role, mode }, `${one.words}: ${MODES.find(([known]) => known === mode)?.[1]}.`) } }, [...MODES.map(([value, words]) => new Option(words, value)), el("option", { value: "", disabled: true }, "nobody plays it")]),
    el("span", { class: "state small" }),
    el("button", { class: "small", type: "button", on: { click: () => make({ capability: "seat", role: one.role }) } }, "Link", el("span", { class: "sr" }, ` for the ${one.words}`)),
  );
}

// --- what has to be ready ---

function showChecks() {
  listed(at("checks"), view.checks ?? [], (one) => one.item, checkLine, (node, one) => {
    const box = node.querySelector("input");
    box.checked = now(`check ${one.item}`, one.done);
    box.disabled = !view.rights?.control;
  });
}

const checkLine = (one) =>
  el("li", {}, el("label", { class: "check" }, el("input", { type: "checkbox", on: { change: ({ target: { checked: done } }) => choose(`check ${one.item}`, done, { do: "check", item: one.item, done }, done ? "Ticked off." : "Open again.") } }), one.item));

at("own-check").addEventListener("submit", async (event) => {
  event.preventDefault();
  const item = at("own-item").value.trim();
  if (!item) return;
  const giveBack = cleared(event.target);
  if (!(await order({ do: "check", item, done: false }, "Added.")).ok) giveBack();
});

function showReady() {
  const seats = view.seats ?? [];
  const human = seats.filter((one) => one.mode === "human");
  const came = human.filter((one) => here(one.role).length);
  const lacking = missing(view, people);
  const open = lacking.checks.length;
  const state = view.drill?.state;
  const start = at("start");
  start.disabled = state !== "lobby";
  const parts = [];
  if (state !== "lobby") parts.push(state === "over" ? "The drill is over." : "The drill has begun.");
  else {
    parts.push(human.length ? `${came.length} of ${human.length} people are here. ${seatWords(lacking.seats)}`.trim() : "Nobody joins by link: everybody is simulated or speaks.");
    parts.push(open ? `${open} of ${view.checks.length} things are not ticked off.` : "Everything is ticked off.");
    if (came.length === human.length && !open) parts.push("You can start.");
  }
  say(at("ready"), parts.join(" "));
  start.classList.toggle("primary", came.length === human.length && !open);
}

const ask = wireStart({ view, people: () => people, start: () => order({ do: "start" }, "The drill has begun.") });
at("start").addEventListener("click", ask);

// --- ways in ---

let links = [];

async function loadLinks() {
  const response = await fetch(`${base}/links`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!response?.ok) return;
  links = (await response.json()).links;
  showLinks();
}

const words = (one) => (one.code ? "Room code" : one.capability === "seat" ? (one.role === "*" || !one.role ? "All seats, to pick from" : `Seat: ${roleWords(one.role)}`) : CAPABILITIES[one.capability] ?? one.capability);

/** A role as people say it. */
const roleWords = (role) => (view.seats ?? []).find((one) => one.role === role)?.words ?? role.replace("oncall", "on-call").replaceAll("_", " ");

function showLinks() {
  const shown = links.filter((one) => !one.revoked && one.expires > Date.now());
  at("no-links").hidden = shown.length > 0;
  listed(at("links"), shown, (one) => `${one.id} ${one.used} ${one.url ? 1 : 0} ${view.drill?.state === "lobby"}`, (one) =>
    el(
      "li",
      {},
      el("div", {}, el("strong", {}, words(one)), el("p", { class: "muted small" }, [one.used ? `opened ${one.used} time${one.used > 1 ? "s" : ""}` : "not opened yet", one.code ? (view.drill?.state === "lobby" ? "works until the drill begins" : "worked until the drill began") : `works until ${new Date(one.expires).toLocaleDateString([], { dateStyle: "medium" })}`].join(" · "))),
      el("div", { class: "row" },
        one.url || one.typed ? el("button", { class: "small", type: "button", on: { click: () => open(one) } }, "Show", el("span", { class: "sr" }, ` ${words(one)}`)) : el("span", { class: "hint" }, "shown once; make a new one"),
        el("button", { class: "small quiet", type: "button", on: { click: ({ currentTarget }) => revoke(one, currentTarget) } }, "Take back", el("span", { class: "sr" }, ` ${words(one)}`))),
    ));
}

async function make(wanted) {
  const known = links.find((one) => !one.revoked && one.expires > Date.now() && one.capability === wanted.capability && (one.role ?? null) === (wanted.role ?? null) && one.code === Boolean(wanted.code) && (one.url || one.typed));
  if (known && wanted.capability !== "lead") return open(known);
  const response = await fetch(`${base}/links`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wanted) }).catch(() => null);
  const made = await response?.json().catch(() => null);
  if (!response?.ok) return tell(made?.why ?? "The server does not answer.", "bad");
  links = [...links, made];
  showLinks();
  open(made);
}

async function revoke(one, button) {
  // It cannot be undone, and whoever came in by it is out in the middle of what they do.
  if (button.dataset.sure !== "yes" && (one.used || one.capability === "lead")) {
    button.dataset.sure = "yes";
    setTimeout(() => {
      delete button.dataset.sure;
      say(button.firstChild, "Take back");
    }, STAYS_ASKED);
    return say(button.firstChild, one.capability === "lead" ? "Really? Whoever leads by it is out" : "Really? Whoever came in by it is out");
  }
  const response = await fetch(`${base}/links/${encodeURIComponent(one.id)}`, { method: "DELETE" }).catch(() => null);
  if (!response?.ok) return tell("That link could not be taken back.", "bad");
  tell(`Taken back: ${words(one)}. Whoever came in by it is out.`, "good");
  loadLinks();
}

const dialog = at("link-dialog");

function open(one) {
  say(at("link-head"), words(one));
  say(at("link-what"), one.code ? "To be read aloud. It works while the drill is in the lobby." : "Show it, print it, or send it.");
  at("link-code").hidden = !one.typed;
  say(at("link-code"), one.typed ?? "");
  const image = at("link-qr");
  image.parentElement.hidden = !one.url;
  if (one.url) {
    image.src = `${base}/qr/${encodeURIComponent(one.id)}.svg`;
    image.alt = `QR code of the link: ${words(one)}`;
  }
  at("link-url").value = one.url ?? "";
  dialog.showModal();
}

at("link-copy").addEventListener("click", async () => {
  const field = at("link-url");
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    tell("Copied.", "good");
  } catch {
    // Without https there is no clipboard: the link is selected, and can be copied by hand.
    tell("Selected. Copy it with the keyboard or the menu.");
  }
});
at("link-close").addEventListener("click", () => dialog.close());
for (const button of document.querySelectorAll("[data-make]")) {
  const [capability, role] = button.dataset.make.split(" ");
  button.addEventListener("click", () => make(capability === "code" ? { capability: "seat", role: "*", code: true } : { capability, ...(role && { role }) }));
}
setInterval(() => view.rights?.control && document.visibilityState === "visible" && loadLinks(), 15_000);
