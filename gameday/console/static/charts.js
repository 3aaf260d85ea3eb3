// Metrics of a look as charts, and as a table for who does not see them.

import { storyTime } from "./clock.js";
import { el } from "./dom.js";

const NAMES = {
  error_rate: "error rate", latency_ms: "latency", latency_p95_ms: "latency, slowest 5%", latency_p99_ms: "latency, slowest 1%",
  saturation: "saturation", queue_depth: "waiting", orders_per_minute: "orders a minute", demand: "demand", capacity: "capacity",
};
const ROWS = 9;
/** Steps of the time axis, in seconds: whole minutes and hours, as clocks have them. */
const ROUND = [10, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400];
const HEIGHT = 120;

/** What a value of a unit is in words. */
export function said(value, unit) {
  if (unit === "share") return `${rounded(value * 100)}%`;
  if (unit === "ms") return value >= 10_000 ? `${rounded(value / 1000)} s` : `${rounded(value)} ms`;
  return unit === "per minute" ? `${rounded(value)} a minute` : rounded(value);
}

function rounded(value) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

/** The charts of a look, each service's together; drawn once they are opened. */
export function charts(series) {
  const services = new Map();
  for (const one of series) services.set(one.service, [...(services.get(one.service) ?? []), one]);
  const only = services.size === 1;
  return [...services].map(([service, lines]) => {
    const place = el("div", { class: "charts" });
    const box = el("details", { class: "service-charts" }, el("summary", {}, `${service}: last hour`), place);
    const fill = () => {
      if (!box.open || place.childElementCount) return;
      place.append(...lines.map(figure), table(lines));
      for (const [index, line] of lines.entries()) draw(place.querySelectorAll(".plot")[index], line);
    };
    box.addEventListener("toggle", fill);
    if (only) box.open = true;
    return box;
  });
}

function figure(line) {
  const values = line.points.map(([, value]) => value);
  const [first, last, most] = [values[0], values.at(-1), Math.max(...values)];
  const name = NAMES[line.metric] ?? line.metric.replaceAll("_", " ");
  const words = `${name}: ${said(last, line.unit)} now, ${said(first, line.unit)} an hour ago, at most ${said(most, line.unit)}`;
  return el("figure", { class: "chart" },
    el("figcaption", {}, el("strong", {}, name), ` ${said(last, line.unit)}`),
    el("div", { class: "plot", role: "img", "aria-label": words }));
}

function draw(place, line) {
  if (!window.uPlot) return;
  const style = getComputedStyle(document.body);
  const [ink, grid, stroke, fill] = ["--muted", "--line", "--accent", "--tint"].map((name) => style.getPropertyValue(name).trim());
  const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: "11px system-ui, sans-serif" };
  const plot = new window.uPlot(
    {
      width: Math.max(200, place.clientWidth), height: HEIGHT, cursor: { show: false }, legend: { show: false }, scales: {
        x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low), high > 0 ? high * 1.1 : 1] },
      },
      axes: [
        { ...axis, size: 28, space: 60, incrs: ROUND, values: (_, marks) => marks.map((mark) => storyTime(mark * 1000)) },
        { ...axis, size: 64, space: 28, values: (_, marks) => marks.map((mark) => said(mark, line.unit).replace(" a minute", "")) },
      ],
      series: [{}, { stroke, fill, width: 2, points: { show: false } }],
    },
    [line.points.map(([at]) => at / 1000), line.points.map(([, value]) => value)],
    place,
  );
  new ResizeObserver(() => {
    if (place.clientWidth) plot.setSize({ width: place.clientWidth, height: HEIGHT });
  }).observe(place);
}

function table(lines) {
  const step = Math.max(1, Math.floor((lines[0].points.length - 1) / (ROWS - 1)));
  const rows = lines[0].points.map((_, index) => index).filter((index) => index % step === 0 || index === lines[0].points.length - 1);
  return el("details", { class: "small" }, el("summary", {}, "As a table"),
    el("div", { class: "scroll", tabIndex: 0, role: "region", "aria-label": "Metrics as a table" }, el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Story time"), ...lines.map((line) => el("th", { scope: "col", class: "number" }, NAMES[line.metric] ?? line.metric)))),
      el("tbody", {}, ...rows.map((index) => el("tr", {},
        el("th", { scope: "row" }, storyTime(lines[0].points[index][0])),
        ...lines.map((line) => el("td", { class: "number" }, line.points[index] ? said(line.points[index][1], line.unit) : "–")))))) ));
}
