// What this page did and its view does not show yet: in between, the page knows it by itself.

export class OwnActs {
  #pending;
  #shown;
  #unseen = [];

  /** `pending()` gives what is not answered yet, as the outbox keeps it; `shown(id)`: does the view show an entry? */
  constructor(pending, shown) {
    this.#pending = pending;
    this.#shown = shown;
  }

  /** A command of this page was answered. */
  answered({ command }, { ok, entries = [] }) {
    if (ok && command.do === "act" && entries.length) this.#unseen.push({ id: entries[0], command });
  }

  /** The keys of acts of a kind that the view does not show, oldest first. */
  of(kind) {
    this.#unseen = this.#unseen.filter((one) => !this.#shown(one.id));
    const open = [...this.#unseen, ...this.#pending()].map(({ command }) => command);
    return open.filter((one) => one.do === "act" && one.kind === kind).map((one) => one.keys ?? {});
  }
}
