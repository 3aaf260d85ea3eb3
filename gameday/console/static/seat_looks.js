// Looking: dashboards, logs, changes, dependencies, customers; what was seen stays on the page.

import { charts } from "./charts.js";
import { momentOf, storyClock, storyInFull, storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { choices } from "./forms.js";
import { tell } from "./shell.js";

const WORDS = { dashboard: "Dashboard", logs: "Logs", changes: "Recent changes", dependencies: "Dependencies", customers: "Customers" };

export function lookForm(page, view) {
  const form = at("form-look");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const what = event.submitter?.value;
    if (!what) return;
    const service = form.elements.service.value;
    const button = event.submitter;
    button.disabled = true;
    const answer = await page.send({ do: "look", what, ...(service && { service }) }, { label: `Look: ${WORDS[what]}` });
    button.disabled = false;
    button.focus();
    if (!answer.ok) tell(`${WORDS[what]}: ${answer.why}`, "bad");
    else say(at("seen"), `${WORDS[what]} is shown below. ${(answer.sight?.lines ?? []).slice(0, 3).map((line) => line.replace(/\.$/, "")).join(". ")}.`);
  });
  return {
    show() {
      choices(form.elements.service, [["", "everything"], ...(view().services ?? []).map((name) => [name, name])]);
      showSights(view());
    },
  };
}

function showSights(view) {
  const sights = [...(view.sights ?? [])].reverse();
  listed(at("sights"), sights, (sight) => sight.id, (sight) => card(sight, view));
  if (!sights.length) at("sights").replaceChildren(el("p", { class: "empty", "data-key": "none" }, "What you look at stands here, the newest first."));
}

/** Logs are written in UTC; the rest of the page is on the story's clock. */
function onStoryClock(text, now) {
  return text.replace(/\b(\d\d):(\d\d):(\d\d)Z/g, (_, hours, minutes, seconds) => {
    const at_ = new Date(now).setUTCHours(hours, minutes, seconds, 0);
    return `${storyClock(at_)}:${seconds}`;
  });
}

function card(sight, view) {
  const where = sight.service ? ` of ${sight.service}` : "";

  const cause = sight.cause ? el("p", { class: "found" }, el("strong", {}, "Cause: "), sight.cause) : null;
  const cures = sight.cures.length ? el("p", { class: "small" }, "What would undo it: ", sight.cures.join(" ")) : null;
  const lines = sight.lines.length ? el("ul", { class: "lines" }, ...sight.lines.map((text) => el("li", {}, onStoryClock(text, sight.at)))) : el("p", { class: "empty" }, "Nothing to see.");
  return el("article", { class: "sight" },
    el("h3", {}, `${WORDS[sight.what]}${where} `, el("time", { class: "muted small", title: storyInFull(sight.at) }, `${storyClock(sight.at)} (${storyTime(sight.at - momentOf(view.drill.starts_at))})`)),
    sight.facts ? el("p", {}, el("strong", {}, sight.what === "customers" ? "Support asked around: " : "It shows: "), sight.facts) : null,
    cause, cures, lines, ...charts(sight.series));
}
