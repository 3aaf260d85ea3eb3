// The projector: what everybody in the room may see, and nothing else.

import { attached } from "./attachments.js";
import { span } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { Channel } from "./seat_channel.js";
import { tickIncident } from "./seat_incident.js";
import { openPage } from "./shell.js";
import { updateCard } from "./update_text.js";

const view = {};
const channel = new Channel(document.body.dataset.banner);
let batch = [];
const grown = new ResizeObserver(() => requestAnimationFrame(() => fit(at("room-phase"))));
grown.observe(at("room-phase"));

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
  showPhase(phase);
}

/** The phase with what was told and handed out stands above the talk, whole, and nowhere else. */
function showPhase(phase) {
  const card = at("room-phase");
  card.hidden = !phase;
  const room = card.parentElement;
  room.classList.toggle("phased", Boolean(phase));
  room.classList.toggle("paper", Boolean(phase?.attachments?.length));
  room.classList.toggle("posted", Boolean(view.status?.updates.length));
  channel.leaveTo(phase?.entry ?? null);
  const mark = phase ? JSON.stringify(phase) : "";
  if (mark === card.dataset.shown) return;
  card.dataset.shown = mark;
  card.replaceChildren(...(phase ? [el("h2", {}, phase.title), phase.text ? el("p", {}, phase.text) : "", ...attached(phase.attachments)] : []));
  fit(card);
  for (const node of card.querySelectorAll("pre")) grown.observe(node);
}

/** Nobody scrolls a wall: letters become smaller until the whole fits, but never too small to be read from a chair. */
function fit(card) {
  for (let size = 100; size >= 55; size -= 5) {
    card.style.setProperty("--fit", size / 100);
    if (card.scrollHeight <= card.clientHeight + 1) return;
  }
}

page.each((clock) => {
  if (!view.incident) return;
  const now = clock.moment();
  tickIncident(view, now);
  const { declared_at: since, resolved_at: until } = view.incident;
  say(at("room-since"), since ? span((until ?? now) - since) : "–");
});
