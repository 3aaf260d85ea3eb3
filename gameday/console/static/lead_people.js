// Who is here, and what is true.

import { storyTime } from "./clock.js";
import { at, el, listed, say } from "./dom.js";

const MODES = { human: "a person", simulated: "simulated", absent: "empty on purpose", spoken: "speaks; you record", agent: "an agent" };

/** Wire seats and truth. `present` hears who is connected, `show` draws anew. */
export function wirePeople({ view }) {
  let people = [];

  function present(now) {
    people = now ?? [];
    showSeats();
  }

  function show() {
    showSeats();
    showTruth();
  }

  function showSeats() {
    const seats = view.seats ?? [];
    at("other-seats").hidden = seats.every((one) => one.main);
    listSeats(at("seat-list"), seats.filter((one) => one.main));
    listSeats(at("other-seat-list"), seats.filter((one) => !one.main));
  }

  function listSeats(place, seats) {
    listed(place, seats, (one) => one.role, seatLine, (node, one) => {
      const [role, mode, sub] = node.children;
      const here = people.filter((person) => person.role === one.role && person.here !== false);
      say(role, one.words);
      const human = one.mode === "human";
      mode.className = human ? (here.length ? "here" : "away") : "";
      say(mode, held(one, here));
      say(
        sub,
        [
          one.name && `plays ${one.name}`,
          one.holder && one.holder !== one.name && `the role is with ${one.holder}`,
          one.unanswered > 0 && `${one.unanswered} page${one.unanswered > 1 ? "s" : ""} unanswered`,
          one.last !== null && `last act ${storyTime(one.last)}`,
        ].filter(Boolean).join(" · "),
      );
    });
  }

  /** Who holds a seat, in words. */
  function held(one, here) {
    if (one.mode === "human") return here.length ? here.map((person) => person.name).join(", ") : "nobody here yet";
    if (one.quiet) return "nobody plays it";
    const other = one.mode === "simulated" && one.peopled && (view.seats ?? []).find((seat) => seat.person === one.person && seat.mode !== "simulated");
    return other ? `with the ${other.words}` : MODES[one.mode] ?? one.mode;
  }

  const seatLine = () => el("li", {}, el("strong"), el("span"), el("span", { class: "sub" }));

  function showTruth() {
    const truth = view.truth;
    if (!truth) return;
    say(at("truth-words"), truth.words === "nothing" ? "Nothing is wrong for users now." : `${truth.words[0].toUpperCase()}${truth.words.slice(1)}.`);
    const level = at("truth-level");
    level.replaceChildren(
      "Right: ",
      el("strong", {}, truth.right_words),
      " · called: ",
      el("span", { class: `pill ${truth.fits ? "good" : "bad"}` }, truth.called ?? "nothing yet"),
    );
    say(at("truth-why"), truth.why.join(" "));
    at("truth-open").hidden = !truth.by_hand;
    say(at("truth-hidden"), truth.hidden ?? "");
    listed(at("fault-list"), truth.faults, (one) => one.id, () => el("li"), (node, one) => say(node, `${one.service}: ${one.text}${one.active ? " (at work now)" : ""}`));
    listed(
      at("lever-list"),
      truth.levers,
      (one) => `${one.action} ${one.target}`,
      () => el("li"),
      (node, one) => say(node, `${one.helps ? "Helps" : "Does not help"}: ${one.action.replaceAll("_", " ")} ${one.target}. ${one.text}${one.there ? "" : " (not there yet)"}${one.state ? ` (${one.state})` : ""}`),
    );
  }

  return { show, present };
}
