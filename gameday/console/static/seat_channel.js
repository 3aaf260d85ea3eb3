// The incident channel: what this person perceived, oldest first, and what of theirs still waits to be sent.

import { attached } from "./attachments.js";
import { local, localInFull, momentOf, storyTime } from "./clock.js";
import { at, el, listed } from "./dom.js";
import { updateCard } from "./update_text.js";

const SIGNALS = new Set(["alert_fired", "alert_cleared", "customer_report", "social_mention", "change_notice", "checked"]);
const TALK = new Set(["message", "decision", "note", "stakeholder_question", "customer_report", "social_mention", "change_notice"]);
const BIG = new Set(["declared", "severity_changed", "resolved", "reopened", "stood_down", "role_assigned", "handed_off", "channel_opened", "bridge_opened"]);

export class Channel {
  #entries = [];
  #me = "";
  #names = {};
  #labels = {};
  #undone = [];
  #quiet = 0;
  #banner;
  #shown = new Set();

  constructor(banner) {
    this.#banner = banner;
    const log = at("channel-log");
    document.getElementById("channel-signals")?.addEventListener("change", (event) => log.classList.toggle("quiet", !event.target.checked));
    at("channel-latest").addEventListener("click", () => this.#down());
    log.addEventListener("scroll", () => this.#isDown() && (at("channel-latest").hidden = true));
  }

  /** Who sits here, who the people are that take part ({person: name}), what the elements of an update are called. */
  know(person, names, labels = {}) {
    const changed = person !== this.#me || JSON.stringify(names) !== JSON.stringify(this.#names);
    [this.#me, this.#names, this.#labels] = [person, names, labels];
    if (changed && this.#entries.length) this.#draw();
  }

  /** Ids of entries that were taken back: they stay, struck through. */
  undo(ids) {
    const mark = ids.join(" ");
    if (mark === this.#undone.join(" ")) return;
    this.#undone = ids;
    if (this.#entries.length) this.#draw();
  }

  add(entries) {
    const fresh = entries.filter((one) => !this.#shown.has(one.id));
    if (!fresh.length) return;
    for (const one of fresh) this.#shown.add(one.id);
    this.#entries.push(...fresh);
    this.#entries.sort((one, other) => one.story - other.story || number(one) - number(other));
    this.#draw(this.#entries.length > fresh.length);
  }

  entry(id) {
    return this.#entries.find((one) => one.id === id);
  }

  all() {
    return this.#entries;
  }

  pending(items) {
    listed(at("channel-pending"), items, (item) => item.key, (item) => el("li", {}, el("span", { class: "pill warn" }, "waiting to be sent"), ` ${item.label}`));
  }

  /** What is drawn anew is no news to a screen reader; what is added to it is. */
  #draw(news = false) {
    const log = at("channel-log");
    clearTimeout(this.#quiet);
    if (!news) log.setAttribute("aria-live", "off");
    this.#quiet = setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
    const stay = this.#isDown();
    const list = at("channel-entries");
    const mark = `${this.#me} ${JSON.stringify(this.#names)}`;
    listed(list, this.#entries, (one) => `${one.id} ${this.#undone.includes(one.id)} ${mark}`, (one) => this.#line(one));
    if (stay) this.#down();
    else at("channel-latest").hidden = false;
  }

  #isDown() {
    const log = at("channel-log");
    return log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  }

  #down() {
    const log = at("channel-log");
    log.scrollTop = log.scrollHeight;
    at("channel-latest").hidden = true;
  }

  #line(one) {
    const mine = one.actor === this.#me && Boolean(one.actor);
    const kind = SIGNALS.has(one.kind) ? "signal" : BIG.has(one.kind) || isHint(one) ? "big" : "";
    const time = el("time", { title: `${localInFull(momentOf(one.at))}` }, `${local(momentOf(one.at))} `, el("span", { class: "muted" }, storyTime(one.story)));
    const person = this.#names[one.actor] ?? one.who;
    const who = el("span", { class: "voice" }, mine ? `you · ${one.voice}` : person ? `${one.voice} · ${person}` : one.voice);
    const body = one.kind === "update_posted"
      ? updateCard({ ...one, at: undefined }, { banner: one.audience === "internal" ? "" : this.#banner, labels: this.#labels, level: "strong" })
      : isHint(one) ? el("p", { class: "text" }, one.value)
      : TALK.has(one.kind) && one.text ? el("p", { class: "text" }, one.text) : null;
    const said = body ? this.#label(one) : one.said;
    const more = body || !one.text || one.said.includes(one.text) ? null : el("p", { class: "text" }, one.text);
    const undone = this.#undone.includes(one.id);
    return el("li", { class: `entry ${kind} ${mine ? "mine" : ""} ${undone ? "undone" : ""}` }, undone && el("span", { class: "pill" }, "taken back"), el("div", { class: "head" }, who, time), said ? el("p", { class: "said" }, said) : null, body, more, attached(one.attachments));
  }

  #label(one) {
    if (one.kind === "message") return null;
    if (isHint(one)) return "A hint for you";
    if (one.kind === "update_posted") return `${one.audience[0].toUpperCase()}${one.audience.slice(1)} update`;
    return { decision: "Decision", note: "Note", stakeholder_question: "Asks", customer_report: "Customer report", social_mention: "Said in public", change_notice: "Change" }[one.kind];
  }
}

function isHint(one) {
  return one.kind === "control" && one.action === "hint" && Boolean(one.value);
}

function number(one) {
  return Number(String(one.id).replace(/\D/g, "")) || 0;
}
