// The projector: what everybody in the room may see, and nothing else.

import { span } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { Channel } from "./seat_channel.js";
import { tickIncident } from "./seat_incident.js";
import { openPage } from "./shell.js";
import { updateCard } from "./update_text.js";

const view = {};
const channel = new Channel(document.body.dataset.banner);
let batch = [];

const page = openPage({
  onView(sections) {
    Object.assign(view, sections);
    channel.know("", {}, view.elements);
    channel.undo(view.undone ?? []);
    channel.correct(view.corrected ?? {});
    channel.empty("Nothing has been said so far.");
    if (view.incident) show();
  },
  onEntry(entry) {
    batch.push(entry);
    if (batch.length === 1) queueMicrotask(() => channel.add(batch.splice(0)));
  },
});

function show() {
  const { incident, status, phase } = view;
  say(at("room-severity"), incident.severity ?? "–");
  say(at("room-state"), incident.resolved_at ? "Resolved" : incident.severity ? "Open" : incident.stood_down ? "Stood down" : "Nothing declared");
  listed(at("room-roles"), incident.roles, (role) => role.role, () => el("li"), (node, role) => {
    node.replaceChildren(el("strong", {}, role.words), " ", el("span", { class: role.person ? "" : "muted" }, role.name ?? "nobody"));
  });
  const last = status?.updates[0];
  at("room-status").replaceChildren(last ? updateCard(last, { labels: view.elements, level: "strong" }) : el("p", { class: "empty" }, "Nothing posted"));
  at("room-phase").hidden = !phase;
  if (phase) at("room-phase").replaceChildren(el("h2", {}, phase.title), phase.text ? el("p", {}, phase.text) : "");
}

page.each((clock) => {
  if (!view.incident) return;
  const now = clock.moment();
  tickIncident(view, now);
  const { declared_at: since, resolved_at: until } = view.incident;
  say(at("room-since"), since ? span((until ?? now) - since) : "–");
});
