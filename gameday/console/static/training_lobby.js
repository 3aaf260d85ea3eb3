// The lobby of a training: one button, and on to the seat.

import { at, say } from "./dom.js";
import { openPage, tell } from "./shell.js";

const page = openPage({
  onView(sections) {
    if (sections.me) say(at("story-person"), `; in the story your name is ${sections.me.name}`);
    const mine = sections.sop?.roles.find((role) => role.role === document.body.dataset.role);
    if (mine) say(at("role-text"), `The procedure says: ${mine.text}`);
  },
  onDrill(drill) {
    if (drill.state !== "lobby") location.replace(`/d/${encodeURIComponent(drill.id)}/seat`);
  },
});

// Until somebody listens to it, it cannot be pressed.
const begin = at("training-begin");
begin.disabled = false;
begin.addEventListener("click", async () => {
  begin.disabled = true;
  const answer = await page.send({ do: "start" }, { label: "Begin" });
  if (!answer.ok) {
    begin.disabled = false;
    tell(answer.why, "bad");
  }
});
