// What a page can fill into an update by itself: what everybody in the response can see, and what was told before.

import { storyClockWithZone, momentOf } from "./clock.js";

const MINUTE = 60_000;
/** What stays true from one update to the next, unlike what is being done. */
const LASTING = ["what", "who", "impact", "since", "until", "cause", "fix"];
/** Whose updates may be repeated to whom: what was told inside does not go outside by itself. */
const TOLD = { external: ["external"], internal: ["internal", "executive", "external"], executive: ["executive", "internal", "external"] };

/** An incident with what this page posted and the view does not show yet: updates as keys of acts, oldest first. */
export function withPosted(incident, posted, moment) {
  const updates = incident.updates.map((last) => posted.filter((one) => one.audience === last.audience).reduce(
    (before, one) => ({ ...before, last: before.last ?? moment, status: one.status, states: { ...before.states, ...one.states } }), last,
  ));
  return { ...incident, updates };
}

/** Words by element. */
export function known(incident, audience) {
  const held = incident.roles.filter((role) => role.person && role.wanted).map((role) => `${role.words}: ${role.name}`);
  const began = incident.signal_at ?? incident.declared_at;
  const found = {
    severity: incident.severity,
    since: began && storyClockWithZone(momentOf(began)),
    until: incident.resolved_at && storyClockWithZone(momentOf(incident.resolved_at)),
    roles: held.join("; "),
  };
  for (const other of TOLD[audience]) {
    const told = incident.updates.find((one) => one.audience === other)?.states ?? {};
    for (const name of LASTING) found[name] ||= told[name];
  }
  return found;
}

/** The choice that keeps the SOP's rhythm: the longest of a select that is no longer, in minutes; empty: it has none. */
export function rhythm(incident, audience, options) {
  const every = (incident.updates.find((one) => one.audience === audience)?.every ?? 0) / MINUTE;
  const fit = [...options].map((one) => Number(one.value)).filter((minutes) => minutes && minutes <= every);
  return fit.length ? String(Math.max(...fit)) : "";
}
