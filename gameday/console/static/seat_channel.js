// The incident channel: what this person perceived, oldest first, and what of theirs still waits to be sent.

import { attached } from "./attachments.js";
import { storyClock, storyInFull, storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { listedWords, updateCard } from "./update_text.js";

const SIGNALS = new Set(["alert_fired", "alert_cleared", "customer_report", "social_mention", "change_notice", "checked"]);
const TALK = new Set(["message", "decision", "note", "stakeholder_question", "customer_report", "social_mention", "change_notice"]);
const BIG = new Set(["declared", "severity_changed", "resolved", "reopened", "stood_down", "role_assigned", "handed_off", "channel_opened", "bridge_opened"]);

export class Channel {
  #entries = [];
  #me = "";
  #names = {};
  #labels = {};
  #undone = [];
  #corrected = {};
  #quiet = 0;
  #follows = true;
  #banner;
  #shown = new Set();
  #elsewhere = null;

  constructor(banner) {
    this.#banner = banner;
    const log = at("channel-log");
    document.getElementById("channel-signals")?.addEventListener("change", (event) => log.classList.toggle("quiet", !event.target.checked));
    at("channel-latest").addEventListener("click", () => this.#down());
    log.addEventListener("scroll", () => {
      if (!log.clientHeight) return;
      this.#follows = this.#isDown();
      if (this.#follows) at("channel-latest").hidden = true;
    });
    // It is hidden behind another part of the page, or a picture in it has come: the end stays in sight all the same.
    const grown = new ResizeObserver(() => this.#follows && this.#down());
    grown.observe(log);
    grown.observe(at("channel-entries"));
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

  /** {id: entry}: what was corrected, as it reads now; it stands in the place of what was said first. */
  correct(corrected) {
    if (JSON.stringify(corrected) === JSON.stringify(this.#corrected)) return;
    this.#corrected = corrected;
    if (this.#entries.length) this.#draw();
  }

  /** The id of an entry that stands elsewhere on the page just now, and not here as well. */
  leaveTo(id) {
    if (id === this.#elsewhere) return;
    this.#elsewhere = id;
    if (this.#entries.length) this.#draw();
  }

  add(entries) {
    const fresh = entries.filter((one) => !this.#shown.has(one.id));
    if (!fresh.length) return;
    for (const one of fresh) this.#shown.add(one.id);
    const first = this.#entries.length === 0;
    this.#entries.push(...fresh);
    // Whoever has just said something sees it stand there.
    if (!first && fresh.some((one) => this.#isMine(one))) this.#follows = true;
    this.#entries.sort((one, other) => one.story - other.story || number(one) - number(other));
    this.#draw(!first);
  }

  entry(id) {
    return this.#entries.find((one) => one.id === id);
  }

  all() {
    return this.#entries;
  }

  /** What is not sent yet, at the end of the channel; `held(item)` says why one waits for the drill, and with what to press. */
  pending(items, held = () => null) {
    const place = at("channel-pending");
    const mark = JSON.stringify(items.map((item) => [item.key, item.held]));
    const news = items.length > 0 && place.dataset.mark !== mark;
    place.dataset.mark = mark;
    listed(place, items, (item) => `${item.key} ${item.held ?? ""} ${held(item)?.words ?? ""}`, (item) => {
      const told = item.held ? held(item) : null;
      return el("li", {}, el("span", { class: "pill warn" }, told?.words ?? "waiting to be sent"), el("span", { class: "what" }, item.label), told?.button);
    });
    if (news) this.#down();
  }

  /** What to say where nothing has come yet. */
  empty(words) {
    say(at("channel-empty"), this.#entries.length ? "" : words);
  }

  /** What is drawn anew is no news to a screen reader; what is added to it is. */
  #draw(news = false) {
    const log = at("channel-log");
    clearTimeout(this.#quiet);
    if (!news) log.setAttribute("aria-live", "off");
    this.#quiet = setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
    const list = at("channel-entries");
    const mark = `${this.#me} ${JSON.stringify(this.#names)}`;
    const now = (one) => this.#corrected[one.id];
    listed(list, this.#entries.filter((one) => one.id !== this.#elsewhere), (one) => `${one.id} ${this.#undone.includes(one.id)} ${mark} ${now(one) ? JSON.stringify(now(one)) : ""}`, (one) => this.#line(now(one) ?? one));
    const none = document.getElementById("channel-empty");
    if (none) say(none, "");
    if (this.#follows) this.#down();
    else if (news) at("channel-latest").hidden = false;
  }

  #isDown() {
    const log = at("channel-log");
    return log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  }

  #down() {
    const log = at("channel-log");
    this.#follows = true;
    log.scrollTop = log.scrollHeight;
    at("channel-latest").hidden = true;
  }

  #isMine(one) {
    return one.actor === this.#me && Boolean(one.actor);
  }

  #line(one) {
    const mine = this.#isMine(one);
    const kind = SIGNALS.has(one.kind) ? "signal" : BIG.has(one.kind) || isHint(one) ? "big" : "";
    const time = el("time", { title: storyInFull(one.at) }, `${storyClock(one.at)} `, el("span", { class: "muted" }, storyTime(one.story)));
    const person = this.#names[one.actor] ?? one.who;
    const who = el("span", { class: "voice" }, mine ? `you · ${one.voice}` : person ? `${one.voice} · ${person}` : one.voice);
    const body = one.kind === "update_posted"
      ? updateCard({ ...one, at: undefined }, { banner: this.#banner, labels: this.#labels, level: "strong" })
      : isHint(one) ? el("p", { class: "text" }, one.value)
      : TALK.has(one.kind) && one.text ? el("p", { class: "text" }, one.text) : null;
    const said = body ? this.#label(one) : one.kind === "ended" ? "The exercise ends here." : one.said;
    // What a hand-over says is what whoever takes over needs.
    const states = one.kind === "handed_off" && one.states ? el("p", { class: "text" }, listedWords(one.states, this.#labels)) : null;
    const more = body || !one.text || one.said.includes(one.text) ? null : el("p", { class: "text" }, one.text);
    const undone = this.#undone.includes(one.id);
    const corrected = one.id in this.#corrected;
    return el("li", { class: `entry ${kind} ${mine ? "mine" : ""} ${undone ? "undone" : ""}` }, undone && el("span", { class: "pill" }, "taken back"), corrected && el("span", { class: "pill" }, "corrected"), one.for && el("span", { class: "pill for" }, `for ${one.for}`), el("div", { class: "head" }, who, time), said ? el("p", { class: "said" }, said) : null, body, more, states, attached(one.attachments));
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
