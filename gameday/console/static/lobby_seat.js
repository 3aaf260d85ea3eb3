// The lobby of whoever takes part: who is here, and on to the seat once it starts.

import { ring, want, wanted } from "./bell.js";
import { at, el, listed, say } from "./dom.js";
import { showSop } from "./seat_sop.js";
import { openPage } from "./shell.js";

openPage({
  onView(sections) {
    if (sections.me && sections.sop) showSop(sections);
    at("sop-open").hidden = !at("sop").children.length;
    if (sections.me) {
      say(at("story-person"), `; in the story you are ${sections.me.name}`);
      const mine = sections.sop?.roles.find((role) => role.role === document.body.dataset.role);
      if (mine) say(at("role-text"), `The SOP says: ${mine.text}`);
    }
  },
  onDrill(drill) {
    if (drill.state === "running" || drill.state === "paused" || drill.state === "over") {
      say(at("lobby-now"), "It begins. Opening your page …");
      location.replace(`/d/${encodeURIComponent(drill.id)}/seat`);
    }
  },
  onPeople(people) {
    const seen = new Map(people.map((one) => [`${one.name} ${one.role}`, one]));
    listed(at("here"), [...seen.values()], (one) => `${one.name} ${one.role} ${one.here}`, (one) => el("li", {},
      el("span", {}, el("strong", {}, one.name || "Somebody"), one.role ? ` ${one.role.replace("oncall", "on-call").replaceAll("_", " ")}` : ""),
      el("span", { class: `pill ${one.here === false ? "" : "good"}` }, one.here === false ? "away" : "here")));
  },
});

const bell = at("bell");
function showBell() {
  bell.setAttribute("aria-pressed", String(wanted()));
  say(bell, wanted() ? "On" : "Off");
}
bell.addEventListener("click", () => {
  want(!wanted());
  showBell();
  ring(2);
});
showBell();
