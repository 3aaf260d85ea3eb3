// What was recorded from this page, the latest last: it can be undone, also after a reload.

import { at } from "./dom.js";

const MOST = 50;

/** Wire the undo button. `order(command, words)` sends; `changed()` is told whenever the list is another one. */
export function wireRecorded({ order, changed }) {
  /** Commands whose answer is still to come, and entries that are being undone. */
  const coming = new Set();
  const going = new Set();
  const name = `gameday.recorded.${document.body.dataset.drill}`;
  let kept = read();

  function read() {
    try {
      const found = JSON.parse(sessionStorage.getItem(name) ?? "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  }

  function keep(items) {
    kept = items.slice(-MOST);
    try {
      sessionStorage.setItem(name, JSON.stringify(kept));
    } catch {
      // Without a store the page works; only a reload forgets.
    }
    show();
    changed();
  }

  function show() {
    const one = last();
    at("undo").disabled = !one && !coming.size;
    at("undo").title = one ? `Undo: ${one.said}` : coming.size ? "Undo what is being recorded" : "Nothing was recorded from here yet.";
  }

  /** The last one, but for what is being undone already. */
  function last() {
    return kept.findLast((one) => !going.has(one.id));
  }

  /** Something is recorded from here; resolves with its answer. */
  async function take(ordered, said) {
    coming.add(ordered);
    show();
    const answer = await ordered;
    coming.delete(ordered);
    if (answer.ok && answer.entries?.length) keep([...kept, { id: answer.entries[0], said: said.replace(/\.$/, "") }]);
    else show();
    return answer;
  }

  /** Undo an entry; without one the last that was recorded from here, also where its answer is still to come. */
  async function undo(entry) {
    if (!entry) await Promise.all(coming);
    const id = entry ?? last()?.id;
    if (!id || going.has(id)) return;
    const what = kept.find((one) => one.id === id)?.said;
    going.add(id);
    show();
    const answer = await order({ do: "undo", entry: id }, { said: `Undone${what ? `: ${what}` : ""}. It stays on the record and does not count.` });
    going.delete(id);
    // Undone by somebody else, or never to be undone: it is not offered again.
    if (answer.ok || answer.why) keep(kept.filter((one) => one.id !== id));
    else show();
  }

  show();
  return { take, undo, has: (id) => kept.some((one) => one.id === id) };
}
