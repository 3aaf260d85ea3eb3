// What was recorded from this page, the latest last: it can be undone, also after a reload.

import { at } from "./dom.js";

const MOST = 50;

/** Wire the undo button. `order(command, words)` sends; `changed()` is told whenever the list is another one. */
export function wireRecorded({ order, changed }) {
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
    const last = kept.at(-1);
    at("undo").disabled = !last;
    at("undo").title = last ? `Undo: ${last.said}` : "Nothing was recorded from here yet.";
  }

  async function undo(id = kept.at(-1)?.id) {
    if (!id) return;
    const what = kept.find((one) => one.id === id)?.said;
    const answer = await order({ do: "undo", entry: id }, { said: `Undone${what ? `: ${what}` : ""}. It stays on the record and does not count.` });
    // Undone by somebody else, or never to be undone: it is not offered again.
    if (answer.ok || answer.why) keep(kept.filter((one) => one.id !== id));
  }

  show();
  return { add: (id, said) => keep([...kept, { id, said: said.replace(/\.$/, "") }]), undo, has: (id) => kept.some((one) => one.id === id) };
}
