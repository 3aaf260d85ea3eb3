// The drills of this server: what goes on, and what was.

import { el, say, at } from "./dom.js";
import { storyTime } from "./clock.js";

const STATES = { lobby: ["Not started", "warn"], running: ["Running", "good"], paused: ["Paused", "warn"], over: ["Over", ""], real_incident: ["Stopped: real incident", "bad"], broken: ["Read only", "bad"] };
const KINDS = { tabletop: "tabletop", "game-day": "game day", training: "training" };
const AGAIN = 5000;

async function load() {
  const response = await fetch("/api/drills", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!response?.ok) {
    say(at("home-state"), response ? "You may not see this list. Open the server's own link again." : "The server does not answer. Trying again …");
    return;
  }
  const { drills } = await response.json();
  const over = (one) => ["over", "real_incident", "broken"].includes(one.state);
  say(at("home-state"), drills.length ? "" : "No drill yet. Prepare one: it takes a minute.");
  show("now", drills.filter((one) => !over(one)));
  show("past", drills.filter(over));
}

function show(name, drills) {
  at(name).hidden = drills.length === 0;
  const told = JSON.stringify(drills);
  const list = at(`${name}-list`);
  if (list.dataset.told === told) return;
  list.dataset.told = told;
  list.replaceChildren(...drills.map(line));
}

function line(one) {
  const [words, tone] = STATES[one.state] ?? [one.state, ""];
  const over = ["over", "real_incident", "broken"].includes(one.state);
  const to = (page, label) => el("a", { class: "button", href: `/d/${encodeURIComponent(one.id)}/${page}` }, label, el("span", { class: "sr" }, `: ${one.title}`));
  const played = one.story > 0 ? ` · ${storyTime(one.story)} played` : "";
  return el(
    "li",
    { class: "card" },
    el("div", {}, el("h3", {}, one.title), el("p", { class: "muted small" }, `${KINDS[one.kind] ?? one.kind} · ${one.sop} · ${new Date(one.created).toLocaleString([], { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" })}${played}`), el("p", { class: "muted small" }, one.id)),
    el("div", { class: "row" }, el("span", { class: `pill ${tone}` }, words), over ? [to("after", "Assessment"), to("replay", "Replay"), to("wash", "Hot wash")] : one.state === "lobby" ? [to("lobby", "Lobby"), to("lead", "Console")] : [to("lead", "Console")]),
  );
}

load();
setInterval(() => document.visibilityState === "visible" && load(), AGAIN);
