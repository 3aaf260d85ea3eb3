// What a page's view shows by now. Entries come at once; the view that shows what they mean comes a while later, and shows
// every entry that came before it.

/** So long a page waits for a view at most: one in which nothing has changed is not sent. */
const LONGEST = 3000;

export class Seen {
  #heard = new Set();
  #shown = new Set();
  #waiting = new Map();

  /** An entry came; `live` is false for one that came with a snapshot, whose view shows it already. */
  hear(id, live) {
    if (live) this.#heard.add(id);
    else this.#show(id);
  }

  /** A view came. */
  see() {
    const fresh = [...this.#heard];
    this.#heard.clear();
    for (const id of fresh) this.#show(id);
  }

  /** Does the view show what an entry means? */
  has(id) {
    return this.#shown.has(id);
  }

  /** Resolves once the view shows what a command did, by its answer; at once where it did nothing, and soon in any case. */
  shown({ entries = [] } = {}, longest = LONGEST) {
    const [id] = entries;
    if (id === undefined || this.has(id)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]);
      setTimeout(resolve, longest);
    });
  }

  #show(id) {
    this.#shown.add(id);
    for (const resolve of this.#waiting.get(id) ?? []) resolve();
    this.#waiting.delete(id);
  }
}
