// After a training: the moments that mattered, and trying again from a minute before each.

import { storyTime } from "./clock.js";
import { at, el, say } from "./dom.js";
import { openPage, tell } from "./shell.js";

const { drill } = document.body.dataset;
const VERDICTS = { pass: "That is a pass by the scorecard.", fail: "That is short of the scorecard's pass mark.", undecided: "Too little is known for a verdict.", not_graded: "" };

openPage({});
load();

async function load() {
  const answer = await fetch(`/api/drills/${encodeURIComponent(drill)}/debrief`, { headers: { Accept: "application/json" } });
  const told = await answer.json();
  if (!answer.ok) {
    say(at("debrief-intro"), told.why);
    return;
  }
  const count = told.moments.length;
  document.querySelector("h1").textContent = count === 1 ? "One moment that mattered" : count ? `${["", "One", "Two", "Three"][count] ?? count} moments that mattered` : "Nothing stood out";
  say(at("debrief-intro"), count ? `Where most was won or lost, by the words of ${told.sop}. You can go back to a minute before each and do it otherwise; this run stays as it is.` : "The record holds too little to speak of moments.");
  at("moments").replaceChildren(...told.moments.map(shown));
  const score = told.score === null ? "" : `${Math.round(told.score * 100)} of 100. `;
  say(at("debrief-score"), `${score}${VERDICTS[told.verdict] ?? ""}`);
}

function shown(one) {
  const again = el("button", { type: "button", class: one.won ? "" : "primary" }, `Try again from ${storyTime(one.again_from)}`);
  again.addEventListener("click", () => begin(again, one.again_from));
  return el("li", { class: `card moment ${one.won ? "won" : "lost"}` },
    el("p", { class: "row" },
      el("strong", {}, storyTime(one.at)),
      el("span", { class: `pill ${one.won ? "good" : "bad"}` }, one.won ? "kept" : "fell short"),
      one.mine ? null : el("span", { class: "pill" }, "another's to do"),
      one.aided ? el("span", { class: "pill accent" }, "after a hint") : null),
    el("h2", {}, one.promise),
    el("dl", {},
      el("dt", {}, "Asked"), el("dd", {}, `${capital(one.asked)}${one.source ? ` (${one.source})` : ""}`),
      el("dt", {}, "Done"), el("dd", {}, capital(one.did))),
    el("p", { class: "row" }, again));
}

function capital(text) {
  const words = text ? text[0].toUpperCase() + text.slice(1) : "";
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

async function begin(button, before) {
  button.disabled = true;
  const answer = await fetch(`/api/drills/${encodeURIComponent(drill)}/again`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ before }),
  });
  const told = await answer.json();
  if (answer.ok) location.assign(told.page);
  else {
    button.disabled = false;
    tell(told.why, "bad");
  }
}
