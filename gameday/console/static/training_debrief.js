// After a training: whose doing it was, the moments that mattered, and trying again from a minute before each.

import { storyTime } from "./clock.js";
import { at, el, say } from "./dom.js";
import { openPage, tell } from "./shell.js";

const { drill } = document.body.dataset;
const VERDICTS = { pass: "By the scorecard the whole is a pass.", fail: "By the scorecard the whole is short of the pass mark.", undecided: "Too little is known for a verdict.", not_graded: "" };
const COUNTS = ["No", "One", "Two", "Three"];
const PARTS = [["you", "you"], ["colleagues", "your colleagues"], ["nobody", "nobody's doing: the paging tool, rules that are kept by doing nothing"]];

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
  say(at("debrief-intro"), `Your training as ${told.role}, by the words of ${told.sop}. Nothing here is lost: you can go back to a minute before each moment and do it otherwise; this run stays as it is.`);
  say(at("moments-title"), count === 1 ? "One moment that mattered" : count ? `${COUNTS[count] ?? count} moments that mattered` : "No moment stood out");
  at("moments-title").hidden = false;
  at("moments").replaceChildren(...told.moments.map(shown));
  part(told);
  say(at("debrief-score"), told.score === null ? "The record holds too little for a figure." : `${VERDICTS[told.verdict] ?? ""}${share(told.points)}`);
}

function share({ you, colleagues }) {
  if (you < 0.5) return " It is your colleagues’ result: of yours there is nothing in it to judge yet.";
  return colleagues > you ? " Most of it your colleagues did." : "";
}

// --- whose doing it was -----------------------------------------------------------------------------------------------------

function part(told) {
  at("part").hidden = false;
  say(at("part-yours"), told.yours === null ? "nothing fell due" : `${hundred(told.yours)} of 100`);
  at("part-whole").replaceChildren(
    told.score === null ? "not known" : `${hundred(told.score)} of 100`,
    told.score === null ? "" : el("span", { class: "small muted" }, ` ${Math.round(told.points.you)} of them came of you`));
  say(at("part-words"), words(told));
  const { points } = told;
  const lost = Math.max(0, 100 - points.you - points.colleagues - points.nobody);
  const known = told.score !== null;
  at("part-bar").hidden = at("part-legend").hidden = !known;
  at("part-bar").setAttribute("aria-label", `Of 100: ${PARTS.map(([key, said]) => `${Math.round(points[key])} came of ${said}`).join("; ")}; ${Math.round(lost)} left open.`);
  at("part-bar").replaceChildren(bar(points));
  at("part-legend").replaceChildren(...PARTS.map(([key, said]) => el("li", {}, el("span", { class: `swatch ${key}` }), `${Math.round(points[key])} came of ${said}`)), el("li", {}, el("span", { class: "swatch" }), `${Math.round(lost)} left open`));
  at("part-duties").hidden = told.duties.length === 0;
  at("duties").replaceChildren(...told.duties.map(duty));
}

function words(told) {
  const { duties, role, points } = told;
  if (duties.length === 0) return "In what happened until the end, the procedure asked nothing of you.";
  const done = duties.filter((one) => one.own > 0).length;
  const others = duties.filter((one) => !one.own && one.others.length).length;
  const left = duties.length - done - others;
  const inPart = duties.filter((one) => one.own > 0 && one.credit < 1).length;
  const turned = duties.filter((one) => one.own > 0 && isTurned(one)).length;
  const which = (count, how) => count && (duties.length === 1 ? how : `${count} ${how}`);
  const partly = inPart || turned ? ` (${[which(inPart, "in part"), which(turned, "out of order")].filter(Boolean).join(", ")})` : "";
  const asked = `The procedure asked ${things(duties.length)} of the ${role}`;
  if (done === 0 && points.you < 0.5)
    return `You watched this one: what came out is what your colleagues did. It is a good way to see how it goes. ${asked}; ${others ? `colleagues did ${others} of them for you` : "nobody did them"}. Next time, take the first one and see what changes.`;
  const parts = [`you did ${done === duties.length ? (done === 1 ? "it" : "all of them") : done}${partly}`];
  if (others) parts.push(`colleagues did ${others} for you`);
  if (left) parts.push(`${left} stayed open`);
  return `${asked}: ${parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts[0]}. What somebody did because you asked them to is yours.`;
}

function things(count) {
  return count === 1 ? "one thing" : `${count} things`;
}

/** All of it is a hundred, and nothing less is. */
function hundred(share) {
  return share < 1 ? Math.min(99, Math.round(share * 100)) : 100;
}

/** It has its full credit for being in time, and came in another order than was asked for. */
function isTurned(one) {
  return one.broken && (one.credit === undefined ? one.points === 0 : one.credit === 1);
}

function bar(points) {
  const drawn = el("svg", { "aria-hidden": "true" });
  drawn.setAttribute("viewBox", "0 0 100 4");
  drawn.setAttribute("preserveAspectRatio", "none");
  let from = 0;
  for (const [key] of PARTS) {
    const one = el("svg:rect", { class: `svg-${key}` });
    for (const [name, value] of Object.entries({ x: from, y: 0, width: points[key], height: 4 })) one.setAttribute(name, value);
    drawn.append(one);
    from += points[key];
  }
  return drawn;
}

function duty(one) {
  return el("li", {},
    el("span", { class: `pill ${one.own ? (one.credit === 1 && !one.broken ? "good" : "warn") : ""}` }, doer(one)),
    el("span", {}, one.promise, el("span", { class: "muted small" }, ` ${how(one)}`)));
}

function doer(one) {
  if (one.own === null) return one.others.length ? one.others.join(", ") : "open";
  if (one.own === 1) return one.asked ? "you, by asking" : "you";
  return one.own > 0 ? `you and ${one.others.join(", ")}` : one.others.join(", ");
}

function how(one) {
  const kept = isTurned(one) ? "in time, and out of order" : one.credit === 1 ? "kept in full" : one.credit > 0 ? "kept in part" : "not kept";
  return one.aided ? `(${kept}, after a hint)` : `(${kept})`;
}

// --- moments ------------------------------------------------------------------------------------------------------------------

function shown(one) {
  const again = el("button", { type: "button", class: one.won && one.own !== 0 ? "" : "primary" }, `Try again from ${storyTime(one.again_from)}`);
  again.addEventListener("click", () => begin(again, one.again_from));
  return el("li", { class: `card moment ${one.won ? "won" : "lost"}` },
    el("p", { class: "row" },
      el("strong", {}, storyTime(one.at)),
      el("span", { class: `pill ${one.won ? "good" : "bad"}` }, one.won ? "kept" : isTurned(one) ? "out of order" : "fell short"),
      whose(one),
      one.aided ? el("span", { class: "pill accent" }, "after a hint") : null),
    el("h3", {}, one.promise),
    el("dl", {},
      el("dt", {}, "Asked"), el("dd", {}, ...coded(`${capital(one.asked)}${one.source ? ` (${one.source})` : ""}`)),
      el("dt", {}, "Done"), el("dd", {}, ...coded(capital(one.did)))),
    el("p", { class: "row" }, again));
}

function whose(one) {
  if (one.own === 0 && one.mine) return el("span", { class: "pill" }, `${one.others.join(", ")} did it for you`);
  if (one.own === 0) return el("span", { class: "pill" }, `${one.others.join(", ")} did it`);
  if (one.own > 0) return el("span", { class: "pill" }, one.own === 1 ? "you did it" : `you and ${one.others.join(", ")}`);
  return one.mine ? null : el("span", { class: "pill" }, "another's to do");
}

/** Words in backticks are names of kinds of entry. */
function coded(text) {
  return text.split("`").map((words, index) => (index % 2 ? el("code", {}, words.replaceAll("_", " ")) : words));
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
