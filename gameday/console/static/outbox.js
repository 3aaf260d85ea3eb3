// What a person did and the server has not answered yet. Kept over a reload, sent in order, each once:
// the key makes the server give a repeated command its first answer.
//
// What could not be sent at once and meets a drill that stands still is held: it waits, with a key of its own, and is
// sent once the drill goes on. Whoever acts on a page that knows of the pause is told no, and has their words back.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
/** Whoever is told so is not let in any more: `out` in the answer. */
const OUT = new Set([401, 403, 404]);
/** So long after it was done, whoever did it has turned to something else. */
const AT_ONCE = 4000;

/** A key nobody else makes. `crypto.randomUUID` is missing on plain http, so from random bytes. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  #name;
  #url;
  #changed;
  #answered;
  #waiting = new Map();
  #sending = false;
  #timer = 0;
  #wait = FIRST_WAIT;
  #unreached = false;

  /** `changed()` is told whenever the queue changes, `answered(item, answer)` of every final answer. */
  constructor(drillId, { changed = () => {}, answered = () => {} } = {}) {
    this.#name = `gameday.outbox.${drillId}`;
    this.#url = `/api/drills/${encodeURIComponent(drillId)}/commands`;
    this.#changed = changed;
    this.#answered = answered;
  }

  /** Items not answered yet, oldest first: {key, command, label, since, late, held}. */
  pending() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#name) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  /** Did the last attempt not reach the server? */
  get unreached() {
    return this.#unreached;
  }

  /** Queue a command; resolves with the server's answer ({ok, why, entries, sight}), also when it says no. */
  send(command, label = command.do) {
    // A first attempt may still be on its way to fail: a browser without a network knows that this one will wait.
    const late = this.#unreached || navigator.onLine === false;
    const item = { key: newKey(), command, label, since: Date.now(), ...(late && { late }) };
    const answer = new Promise((resolve) => this.#waiting.set(item.key, resolve));
    this.#keep([...this.pending(), item]);
    this.flush();
    return answer;
  }

  /** The drill goes on: what was held for it is sent. */
  release() {
    const items = this.pending();
    if (!items.some((item) => item.held)) return;
    this.#keep(items.map(({ held: _, ...item }) => item));
    this.flush();
  }

  /** Give one up: it is not sent any more. Returns it, or undefined where it was sent already. */
  withdraw(key) {
    const items = this.pending();
    const found = items.find((item) => item.key === key && item.held);
    if (!found) return undefined;
    this.#keep(items.filter((item) => item !== found));
    this.#waiting.get(key)?.({ ok: false, why: "taken back, and not sent", entries: [] });
    this.#waiting.delete(key);
    return found;
  }

  /** Try now: on a new connection, when the page is shown again, when the network is back. */
  flush() {
    clearTimeout(this.#timer);
    this.#wait = FIRST_WAIT;
    this.#run();
  }

  async #run() {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let item = this.#next(); item; item = this.#next()) {
        const answer = await this.#post(item);
        if (answer === null) return;
        if (answer.paused && this.#isLate(item)) {
          // A refusal stays one under its key, so what is tried again is tried under another.
          this.#swap(item, { ...item, key: newKey(), held: true });
          continue;
        }
        this.#keep(this.pending().filter((one) => one.key !== item.key));
        this.#waiting.get(item.key)?.(answer);
        this.#waiting.delete(item.key);
        this.#answered(item, answer);
      }
    } finally {
      this.#sending = false;
    }
  }

  #next() {
    return this.pending().find((item) => !item.held);
  }

  /** Did it have to wait for the connection? */
  #isLate(item) {
    return item.late || Date.now() - item.since > AT_ONCE;
  }

  #swap(old, item) {
    const waiting = this.#waiting.get(old.key);
    this.#waiting.delete(old.key);
    if (waiting) this.#waiting.set(item.key, waiting);
    this.#keep(this.pending().map((one) => (one.key === old.key ? item : one)));
  }

  /** The final answer, or null where there is none yet: then it is tried again later. */
  async #post(item) {
    let response;
    try {
      response = await fetch(this.#url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": item.key },
        body: JSON.stringify(item.command),
        signal: AbortSignal.timeout ? AbortSignal.timeout(15000) : undefined,
      });
    } catch {
      return this.#later(null);
    }
    if (response.status === 429 || response.status >= 500) return this.#later(response.headers.get("Retry-After"));
    this.#unreached = false;
    const body = await response.json().catch(() => null);
    const out = !response.ok && OUT.has(response.status);
    if (body && typeof body.ok === "boolean") return { ...body, ...(out && { out }) };
    return { ok: response.ok, ...(out && { out }), why: body?.why ?? refused(response.status), entries: [] };
  }

  #later(seconds) {
    this.#unreached = true;
    this.#keep(this.pending().map((one) => ({ ...one, late: true })));
    const jitter = 0.5 + Math.random();
    const wait = seconds ? Number(seconds) * 1000 : this.#wait * jitter;
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), Number.isFinite(wait) ? wait : LONGEST_WAIT);
    return null;
  }

  #keep(items) {
    try {
      sessionStorage.setItem(this.#name, JSON.stringify(items));
    } catch {
      // A full or forbidden store: the page still works, only a reload would forget.
      this.pending = () => items;
    }
    this.#changed();
  }
}

function refused(status) {
  if (status === 401) return "You are not signed in to this drill any more. Open your link again.";
  if (status === 403) return "Your link does not allow this.";
  if (status === 404) return "This drill is not there any more.";
  return `The server did not take it (${status}).`;
}
