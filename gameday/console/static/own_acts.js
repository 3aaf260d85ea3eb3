// What this page did and its view does not show yet. Entries come at once, the view that shows what they mean a while
// later; in between, the page knows by itself what it did.

export class OwnActs {
  #pending;
  #unseen = [];
  #heard = new Set();
  #shown = new Set();

  /** `pending()` gives what is not answered yet, as the outbox keeps it. */
  constructor(pending) {
    this.#pending = pending;
  }

  /** An entry came; `live` is false for one that came with a snapshot, whose view shows it already. */
  hear(id, live) {
    (live ? this.#heard : this.#shown).add(id);
    if (!live) this.#forget();
  }

  /** A view came: it shows every entry heard before it. */
  see() {
    for (const id of this.#heard) this.#shown.add(id);
    this.#heard.clear();
    this.#forget();
  }

  /** A command of this page was answered. */
  answered({ command }, { ok, entries = [] }) {
    if (ok && command.do === "act" && entries.length) this.#unseen.push({ id: entries[0], command });
    this.#forget();
  }

  /** The keys of acts of a kind that the view does not show, oldest first. */
  of(kind) {
    const open = [...this.#unseen, ...this.#pending()].map(({ command }) => command);
    return open.filter((one) => one.do === "act" && one.kind === kind).map((one) => one.keys ?? {});
  }

  #forget() {
    this.#unseen = this.#unseen.filter((one) => !this.#shown.has(one.id));
  }
}
