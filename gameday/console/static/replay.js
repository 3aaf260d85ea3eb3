// A drill once more: a slider over its story, and how things stood at each moment, rebuilt from the entries.

import { storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { makeRecord } from "./lead_record.js";
import { told } from "./lead_words.js";
import { factWords, stateAfter, usersSeries } from "./replay_state.js";
import { openPage } from "./shell.js";

const FOLLOW_UP = new Set(["postmortem_scheduled", "postmortem_published", "postmortem_closed", "action_item_added", "action_item_closed", "ended", "signed_off"]);
const STEPS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
const MARKS = { declared: "declared", resolved: "resolved" };
const AUDIENCES = ["internal", "external", "executive"];
const known = new Map();
const view = {};
const record = makeRecord(view, known);
let entries = [];
let undone = new Set();
let corrections = new Map();
const slider = at("slider");
let end = 0;
let moment = 0;
let playing = 0;
let chart = null;
let stale = false;

const names = new Map();

openPage({
  onEntry: take,
  onView(sections) {
    Object.assign(view, sections);
    for (const one of sections.seats ?? []) if (one.person) names.set(one.person, one.name);
  },
});

function take(entry) {
  known.set(entry.id, entry);
  if (!stale) {
    stale = true;
    queueMicrotask(settle);
  }
}

function settle() {
  stale = false;
  // What was undone did not count, and what was corrected counts as it reads now.
  undone = record.undone();
  corrections = record.corrections(undone);
  entries = [...known.values()].map((one) => record.corrected(one, corrections.get(one.id))).sort((one, other) => one.story - other.story);
  // What people follow up on in the days after would make the slider useless: it ends with the response.
  const lived = entries.filter((one) => !FOLLOW_UP.has(one.kind));
  end = Math.max(0, lived.at(-1)?.story ?? 0);
  slider.max = String(Math.ceil(end / 1000) * 1000);
  draw();
  show();
}

// --- moving ---

function go(to) {
  moment = Math.min(end, Math.max(0, to));
  slider.value = String(moment);
  show();
}

function play() {
  if (playing) return stop();
  if (moment >= end) go(0);
  let before = performance.now();
  const step = (now) => {
    go(moment + (now - before) * Number(at("rate").value));
    before = now;
    if (moment >= end) return stop();
    playing = requestAnimationFrame(step);
  };
  playing = requestAnimationFrame(step);
  say(at("play"), "Pause");
}

function stop() {
  cancelAnimationFrame(playing);
  playing = 0;
  say(at("play"), "Play");
}

slider.addEventListener("input", () => {
  stop();
  moment = Math.min(end, Number(slider.value));
  show();
});
at("play").addEventListener("click", play);
at("back").addEventListener("click", () => go(entries.findLast((one) => one.story < moment)?.story ?? 0));
at("on").addEventListener("click", () => go(entries.find((one) => one.story > moment)?.story ?? end));
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || (event.target instanceof Element && event.target.closest("button, input, select, a, textarea"))) return;
  event.preventDefault();
  play();
});

// --- showing ---

function show() {
  say(at("at"), storyTime(moment));
  slider.setAttribute("aria-valuetext", `${storyTime(moment)} of the story`);
  const past = entries.filter((one) => one.story <= moment);
  showState(stateAfter(past.filter((one) => !undone.has(one.id))));
  listed(at("happened"), past.slice(-120).reverse(), (one) => one.id, line);
  at("happened").scrollTop = 0;
  chart?.redraw(false);
}

function line(one) {
  const correction = corrections.get(one.id);
  const original = known.get(one.id);
  const beside = correction ? el("p", { class: "small muted" }, `Corrected${correction.reason ? ` (${correction.reason})` : ""}; it read ${storyTime(original.story)}${original.text ? `, “${original.text}”` : ""}.`) : undone.has(one.id) ? el("p", { class: "small muted" }, "Undone: it does not count.") : null;
  return el("li", { class: undone.has(one.id) ? "undone" : "" }, ...told({ ...one, said: record.words(one) }, beside));
}

function showState(state) {
  const rows = [
    ["In truth", factWords(state.facts)],
    ["Called", state.resolved ? "resolved" : (state.severity ?? "nothing yet")],
    ["Roles", [...state.roles].map(([role, person]) => `${role.replaceAll("_", " ")}: ${names.get(person) ?? person}`).join("; ") || "nobody holds one"],
    ["In the response", [...state.joined].map((person) => names.get(person) ?? person).join(", ") || "nobody yet"],
    ["Alerts", [...state.firing.values()].map((one) => one.text ?? one.alert).join("; ") || "none"],
    ["Cause", state.diagnosing ? "being looked for" : "–"],
    ["Levers", [...state.levers].map(([name, how]) => `${name}: ${how}`).join("; ") || "none pulled"],
    ...AUDIENCES.map((audience) => [`Last ${audience} update`, update(state.updates.get(audience))]),
  ];
  listed(at("stood"), rows.flatMap(([name, words]) => [{ key: `t${name}`, words: name, tag: "dt" }, { key: `d${name}`, words, tag: "dd" }]), (one) => one.key, (one) => el(one.tag), (node, one) => say(node, one.words));
}

function update(one) {
  if (!one) return "none yet";
  const promised = one.next_update_at ? `, promised the next by ${storyTime(one.story + (Date.parse(one.next_update_at) - Date.parse(one.at)))}` : "";
  return `${storyTime(one.story)}${one.status ? `, ${one.status}` : ""}${promised}`;
}

/** A line down the chart at a moment, with a word at its head. */
function upright({ ctx, bbox, valToPos }, story, { ink, width = 1, label = "" }) {
  const x = valToPos(story / 1000, "x", true);
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.lineWidth = width * devicePixelRatio;
  if (label) ctx.setLineDash([4, 4]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = `${12 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = x > bbox.left + bbox.width * 0.8 ? "right" : "left";
  if (label) ctx.fillText(` ${label} `, x, bbox.top + 12 * devicePixelRatio);
  ctx.restore();
}

function draw() {
  const place = at("chart");
  if (typeof uPlot === "undefined") return; // the numbers are in the list as well
  const data = usersSeries(entries, end);
  if (chart) return chart.setData(data);
  const ink = getComputedStyle(document.body).color;
  const line = getComputedStyle(document.body).getPropertyValue("--accent").trim() || "#0a58a8";
  const grid = { stroke: "rgb(128 128 128 / 30%)", width: 1 };
  chart = new uPlot(
    {
      width: place.clientWidth || 600,
      padding: [null, 28, null, null], // the last label of the axis is centred on its line
      height: 180,
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false }, y: { range: (_, low, high) => [0, Math.max(10, high * 1.3)] } },
      axes: [
        { stroke: ink, grid, size: 34, space: 90, incrs: STEPS, values: (_, ticks) => ticks.map((one) => storyTime(one * 1000)) },
        { stroke: ink, grid, values: (_, ticks) => ticks.map((one) => `${one}%`) },
      ],
      series: [{}, { stroke: line, width: 2, fill: "rgb(128 128 128 / 15%)", paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } }],
      hooks: {
        draw: [
          (drawn) => {
            for (const one of entries) if (one.kind in MARKS && !undone.has(one.id)) upright(drawn, one.story, { ink: line, label: MARKS[one.kind] });
            upright(drawn, moment, { ink, width: 2 });
          },
        ],
      },
    },
    data,
    place,
  );
  addEventListener("resize", () => chart.setSize({ width: place.clientWidth, height: 180 }));
}
