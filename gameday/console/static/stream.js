// The drill's log as it grows: a snapshot, then frames over a WebSocket, or by long poll where there is none.

import { Outbox } from "./outbox.js";
import { tryQuicker } from "./trial.js";

const SILENCE = 25_000;
const FIRST_WAIT = 400;
const LONGEST_WAIT = 5000;
const POLL = 25;
const SHORT_LIVED = 3000;

/** What the connection is like, in words. */
export const STATES = {
  connecting: "Connecting …",
  live: "Connected",
  polling: "Connected (slower way)",
  offline: "Offline",
  refused: "This link does not work any more. Ask whoever leads the drill for a new one.",
};

/**
 * Follow a drill.
 *
 * onView(sections, {whole}): sections that changed, each whole; `whole` where it is all of them.
 * onEntry(entry, {live}): each entry once; `live` is false for those that came with a snapshot.
 * `as` asks for what a narrower audience sees: `room` or `public`.
 * onPeople(people), onBeat(wall), onAnswer(item, answer).
 * onState({state, words, since, pending, unreached}): `since` is when it was last heard from where the connection is lost, null where it is not.
 */
export function connect(drillId, handlers = {}) {
  return new Stream(drillId, handlers);
}

class Stream {
  #base;
  #as;
  #on;
  #outbox;
  #cursor = null;
  #known = new Set();
  #state = "connecting";
  #since = null;
  #socket = null;
  #attempt = 0;
  #failedSockets = 0;
  #trial = null;
  #last = 0;
  #stopped = false;
  #polling = null;
  #retry = 0;
  #watch = 0;
  #generation = 0;

  constructor(drillId, handlers) {
    const nothing = () => {};
    this.#on = {
      onView: nothing, onEntry: nothing, onPeople: nothing, onBeat: nothing, onState: nothing, onAnswer: nothing,
      ...handlers,
    };
    this.#as = handlers.as;
    this.#base = `/api/drills/${encodeURIComponent(drillId)}`;
    this.#outbox = new Outbox(drillId, {
      changed: () => this.#tell(),
      answered: (item, answer) => this.#on.onAnswer(item, answer),
    });
    const wake = () => this.#wake();
    addEventListener("online", wake);
    addEventListener("pageshow", wake);
    addEventListener("offline", () => this.#lost());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake());
    this.#watch = setInterval(() => this.#listen(), 5000);
    this.#open();
    this.#outbox.flush();
  }

  /** Do something; resolves with the answer. Offline it waits in the outbox. */
  send(command, { label } = {}) {
    return this.#outbox.send(command, label);
  }

  pending() {
    return this.#outbox.pending();
  }

  /** What had to wait because the drill stood still may be sent now. */
  release() {
    this.#outbox.release();
  }

  /** Give an item of the outbox up; returns it, or undefined where it was sent already. */
  withdraw(key) {
    return this.#outbox.withdraw(key);
  }

  state() {
    return this.#state;
  }

  close() {
    this.#stopped = true;
    clearInterval(this.#watch);
    this.#drop();
  }

  // --- opening ------------------------------------------------------------------------------------------------

  async #open() {
    const mine = ++this.#generation;
    this.#drop();
    if (this.#stopped) return;
    if (this.#cursor === null && !(await this.#snapshot(mine))) return;
    if (mine !== this.#generation) return;
    if (this.#failedSockets >= 2) this.#poll(mine);
    else this.#openSocket(mine);
  }

  async #snapshot(mine) {
    let response;
    try {
      response = await fetch(this.#address("snapshot"), { headers: { Accept: "application/json" } });
    } catch {
      if (mine === this.#generation) this.#lost();
      return false;
    }
    if (mine !== this.#generation) return false;
    if ([401, 403, 404].includes(response.status)) {
      this.#stopped = true;
      this.#become("refused");
      return false;
    }
    const body = response.ok ? await response.json().catch(() => null) : null;
    if (body === null || mine !== this.#generation) {
      if (mine === this.#generation) this.#lost();
      return false;
    }
    this.#last = Date.now();
    this.#cursor = body.cursor;
    this.#on.onView(body.view, { whole: true });
    for (const entry of body.entries ?? []) this.#entry(entry, false);
    if (body.people) this.#on.onPeople(body.people);
    return true;
  }

  #openSocket(mine) {
    const socket = this.#socketAt(this.#cursor);
    this.#socket = socket;
    const begun = Date.now();
    let worked = false;
    socket.addEventListener("open", () => mine === this.#generation && this.#reached("live"));
    socket.addEventListener("message", (event) => {
      if (mine !== this.#generation) return;
      worked = true;
      this.#failedSockets = 0;
      this.#frames(event.data);
    });
    socket.addEventListener("close", (event) => {
      if (mine !== this.#generation) return;
      // One that brings nothing and is gone at once is one that something on the way does not let through.
      if (!worked && Date.now() - begun < SHORT_LIVED) this.#failedSockets += 1;
      // Closed because the link was taken back, or nothing more will come: the snapshot says which.
      if (event.code === 1008 || event.code === 4401 || event.code === 4403) this.#cursor = null;
      this.#lost();
    });
  }

  #poll(mine) {
    this.#trial = tryQuicker(() => this.#socketAt(this.#cursor), () => {
      this.#failedSockets = 0;
      this.#open();
    });
    this.#pollOn(mine);
  }

  async #pollOn(mine) {
    const aborted = new AbortController();
    this.#polling = aborted;
    try {
      const url = this.#address("frames", { cursor: this.#cursor, wait: POLL });
      const response = await fetch(url, { signal: aborted.signal });
      if (mine !== this.#generation) return;
      if ([401, 403, 404].includes(response.status)) this.#cursor = null;
      if (!response.ok) return this.#lost();
      const body = await response.json();
      if (mine !== this.#generation) return;
      this.#reached("polling");
      this.#take(Array.isArray(body) ? body : (body.frames ?? []));
      if (!Array.isArray(body) && body.cursor && this.#cursor !== null) this.#cursor = body.cursor;
      if (mine === this.#generation) this.#pollOn(mine);
    } catch {
      if (mine !== this.#generation) return;
      // Nobody is there at all, so the sockets may have failed for no other reason.
      this.#failedSockets = 0;
      this.#lost();
    }
  }

  #socketAt(cursor) {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    return new WebSocket(`${scheme}://${location.host}${this.#address("stream", { cursor })}`);
  }

  #address(what, asked = {}) {
    const query = String(new URLSearchParams({ ...asked, ...(this.#as && { as: this.#as }) }));
    return `${this.#base}/${what}${query && `?${query}`}`;
  }

  // --- frames -------------------------------------------------------------------------------------------------

  #frames(data) {
    let frames;
    try {
      frames = JSON.parse(data);
    } catch {
      return;
    }
    this.#last = Date.now();
    this.#take(Array.isArray(frames) ? frames : [frames]);
  }

  #take(frames) {
    for (const frame of frames) {
      if (frame.type === "reload") return this.#again();
      if (frame.type === "beat") {
        this.#on.onBeat(frame.wall);
        if (frame.n > this.#number()) return this.#open(); // something was lost on the way
        continue;
      }
      if (typeof frame.n === "number") {
        if (frame.n <= this.#number()) continue;
        this.#cursor = `${this.#epoch()}-${frame.n}`;
      }
      if (frame.type === "entry") this.#entry(frame.entry, true);
      else if (frame.type === "view") this.#on.onView(frame.view, { whole: false });
      else if (frame.type === "people") this.#on.onPeople(frame.people ?? []);
    }
  }

  #entry(entry, live) {
    if (this.#known.has(entry.id)) return;
    this.#known.add(entry.id);
    this.#on.onEntry(entry, { live });
  }

  /** The server has begun anew, or we were away too long: fetch the whole again. */
  #again() {
    this.#cursor = null;
    this.#open();
  }

  #number() {
    return Number(this.#cursor.slice(this.#cursor.lastIndexOf("-") + 1));
  }

  #epoch() {
    return this.#cursor.slice(0, this.#cursor.lastIndexOf("-"));
  }

  // --- staying connected --------------------------------------------------------------------------------------

  #reached(state) {
    this.#attempt = 0;
    this.#last = Date.now();
    this.#become(state);
    this.#outbox.flush();
  }

  #lost() {
    if (this.#stopped) return;
    this.#generation += 1;
    this.#drop();
    this.#become("offline");
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempt) * (0.5 + Math.random());
    this.#attempt += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  #listen() {
    const longest = { live: SILENCE, polling: SILENCE + POLL * 1000 }[this.#state] ?? Infinity;
    if (Date.now() - this.#last > longest) this.#lost();
  }

  /** The page is looked at again, or the network is back. */
  #wake() {
    if (this.#stopped) return;
    const quiet = Date.now() - this.#last > SILENCE / 2;
    if (this.#state === "offline" || (this.#state === "live" && quiet)) {
      clearTimeout(this.#retry);
      this.#attempt = 0;
      this.#open();
    }
    this.#outbox.flush();
  }

  #drop() {
    clearTimeout(this.#retry);
    this.#trial?.stop();
    this.#trial = null;
    this.#polling?.abort();
    this.#polling = null;
    const socket = this.#socket;
    this.#socket = null;
    if (socket && socket.readyState <= 1) socket.close();
  }

  #become(state) {
    if (state !== "offline") this.#since = null;
    else this.#since ??= this.#last || Date.now();
    this.#state = state;
    this.#tell();
  }

  #tell() {
    const pending = this.#outbox?.pending() ?? [];
    const unreached = this.#outbox?.unreached ?? false;
    this.#on.onState({ state: this.#state, words: STATES[this.#state], since: this.#since, pending, unreached });
  }
}
