// The public status page: what was posted to customers.

import { storyClockWithZone } from "./clock.js";
import { at, el, listed, say } from "./dom.js";
import { openPage } from "./shell.js";
import { updateCard } from "./update_text.js";

const NOW = {
  investigating: "We are investigating an incident", identified: "The cause of an incident is known",
  mitigating: "An incident is being dealt with", monitoring: "It works again; we are watching it", resolved: "Resolved",
};

let words = {};
openPage({
  onView({ status, elements }) {
    words = elements ?? words;
    if (!status) return;
    const open = status.now !== null && status.now !== "resolved";
    say(at("status-now"), status.updates.length ? (NOW[status.now] ?? "An incident was reported") : "No incident has been reported");
    at("status-now").classList.toggle("open", open || (status.updates.length > 0 && status.now === null));
    say(at("status-next"), status.next_update_at ? `The next update is promised by ${storyClockWithZone(status.next_update_at)}.` : "");
    const place = at("status-updates");
    if (!status.updates.length) place.replaceChildren(el("p", { class: "empty", "data-key": "none" }, "Nothing has been posted yet."));
    else listed(place, status.updates, (one) => `${one.id} ${one.corrected} ${one.at} ${one.text}`, (one) => updateCard(one, { banner: document.body.dataset.banner, labels: words }));
  },
});
