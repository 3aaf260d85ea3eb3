// Choosing a drill: scenario, SOP, marking scheme, kind, speed, people.

import { inWords } from "./clock.js";
import { at, el, say } from "./dom.js";

const SCORECARDS = { tabletop: "tabletop", "game-day": "game-day", training: "ic-training" };
const WHO = { tabletop: "spoken", "game-day": "human", training: "one" };
const form = at("prepare");
let chosenWho = false;
let choices = null;
let chosenCard = false;

async function load() {
  const response = await fetch("/api/prepare", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!response?.ok) return fault(response?.status === 401 || response?.status === 403 ? "You may not prepare drills here. Open the server's own link again." : "The server does not answer. Reload the page in a moment.");
  choices = await response.json();
  fill("sop", choices.sops, choices.default.sop);
  fill("scorecard", choices.scorecards, choices.default.scorecard);
  const team = at("team");
  team.append(new Option("those of the scenario", ""));
  if (choices.teams.length) team.append(group("A team", choices.teams.map((one) => [one.name, one.title])));
  if (choices.profiles?.length) team.append(group("Those of the scenario, behaving", choices.profiles.map((one) => [one, one])));
  team.value = choices.default.team ?? "";
  at("scenarios").replaceChildren(...choices.scenarios.map(card));
  const wanted = new URLSearchParams(location.search).get("scenario");
  choose(choices.scenarios.some((one) => one.name === wanted) ? wanted : choices.scenarios[0]?.name);
  narrow();
  followKind();
  at("prepare-go").disabled = false;
}

/** The marking scheme that goes with the kind, until somebody picks another. */
function followKind() {
  const wanted = SCORECARDS[form.elements.kind.value];
  if (!chosenCard && [...at("scorecard").options].some((one) => one.value === wanted)) at("scorecard").value = wanted;
}

const group = (label, own) => el("optgroup", { label }, own.map(([value, words]) => new Option(words, value)));

function fill(id, options, usual) {
  at(id).replaceChildren(...options.map((one) => new Option(one.title && one.title !== one.name ? `${one.title} (${one.name})` : one.name, one.name)));
  if (options.some((one) => one.name === usual)) at(id).value = usual;
}

function card(one) {
  return el(
    "label",
    { class: "scenario", "data-name": one.name },
    el("input", { type: "radio", name: "scenario", value: one.name }),
    el("span", { class: "about" }, el("strong", {}, one.title), el("span", { class: "muted small" }, `${one.name} · difficulty ${one.difficulty} of 5 · about ${inWords(one.duration)} · needs ${one.minimum_team.length || "any"} people`), el("span", {}, one.pitch)),
  );
}

function choose(name) {
  const input = form.querySelector(`input[name="scenario"][value="${CSS.escape(name ?? "")}"]`);
  if (!input) return;
  input.checked = true;
  input.closest("label").scrollIntoView({ block: "nearest" });
  told();
}

function narrow() {
  if (!choices) return;
  const words = at("find").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const level = at("difficulty").value;
  let count = 0;
  for (const one of choices?.scenarios ?? []) {
    const text = `${one.name} ${one.title} ${one.pitch}`.toLowerCase();
    const fits = words.every((word) => text.includes(word)) && (!level || String(one.difficulty) === level);
    form.querySelector(`[data-name="${CSS.escape(one.name)}"]`).hidden = !fits;
    if (fits) count += 1;
  }
  say(at("found"), count === 1 ? "1 scenario" : `${count} scenarios`);
  // What is not to be seen is not prepared: the first that fits takes its place.
  const chosen = form.querySelector(".scenario:has(input:checked)");
  const first = form.querySelector(".scenario:not([hidden])");
  if (chosen?.hidden && first) choose(first.dataset.name);
}

function told() {
  const one = choices?.scenarios.find((other) => other.name === form.elements.scenario?.value);
  if (!one) return;
  const speed = Number(at("speed").value);
  say(at("takes"), `“${one.title}” takes about ${inWords(one.duration / speed)}${speed > 1 ? ` at ×${speed}` : ""}, and at most ${inWords(one.ends_after / speed)}.`);
}

/** How the seats a scenario needs are filled; what it keeps empty on purpose stays so. */
function seatsOf(one, who) {
  if (who === "simulated") return {};
  const needed = one.minimum_team.length ? one.minimum_team : ["incident_commander"];
  const wanted = who === "one" ? [one.roles.includes("incident_commander") ? "incident_commander" : needed[0]] : needed;
  return Object.fromEntries(wanted.filter((role) => !(role in one.seats)).map((role) => [role, who === "one" ? "human" : who]));
}

function fault(text) {
  const place = at("prepare-fault");
  place.hidden = false;
  say(place, text);
}

at("find").addEventListener("input", narrow);
// Whoever presses Enter here is still looking.
at("find").addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
at("difficulty").addEventListener("change", narrow);
at("scorecard").addEventListener("change", () => (chosenCard = true));
form.addEventListener("change", (event) => {
  if (event.target.name === "kind") followKind();
  if (event.target.name === "who") chosenWho = true;
  if (event.target.name === "kind" && !chosenWho) form.elements.who.value = WHO[event.target.value];
  told();
});
at("pick").addEventListener("click", () => {
  const shown = [...form.querySelectorAll(".scenario:not([hidden])")].map((one) => one.dataset.name);
  if (shown.length) choose(shown[Math.trunc(Math.random() * shown.length)]);
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  at("prepare-fault").hidden = true;
  if (!form.querySelector(".scenario:not([hidden]) input:checked")) return fault("No scenario is chosen: none fits what you look for.");
  const values = new FormData(form);
  const text = (name) => values.get(name) || undefined;
  const body = { scenario: text("scenario"), sop: text("sop"), scorecard: text("scorecard"), team: text("team"), kind: text("kind"), speed: Number(text("speed")) };
  const one = choices.scenarios.find((other) => other.name === body.scenario);
  body.seats = seatsOf(one, text("who"));
  if (text("seed")) body.seed = Number(text("seed"));
  const response = await fetch("/api/drills", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (!response?.ok) return fault(answer?.why ?? "The server does not answer. Try again.");
  location.assign(`/d/${encodeURIComponent(answer.id)}/lobby`);
});
load();
