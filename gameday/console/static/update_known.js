// What a page can fill into an update by itself: what everybody in the response can see, and what was told before.

import { storyClockWithZone, momentOf } from "./clock.js";

const MINUTE = 60_000;
/** What stays true from one update to the next, unlike what is being done. */
const LASTING = ["what", "who", "impact", "since", "until", "cause", "fix"];
/** What one says of it in the present: once the alerts fell silent it may not be so any more. */
const PRESENT = ["what", "who", "impact"];
/** Whose updates may be repeated to whom: what was told inside does not go outside by itself. */
const TOLD = { external: ["external"], internal: ["internal", "executive", "external"], executive: ["executive", "internal", "external"] };

/** An incident with what this page posted and the view does not show yet: updates as keys of acts, oldest first. */
export function withPosted(incident, posted, moment) {
  const updates = incident.updates.map((last) => posted.filter((one) => one.audience === last.audience).reduce(
    (before, one) => ({
      ...before,
      last: before.last ?? moment,
      status: one.status,
      states: { ...before.states, ...one.states },
      said_at: { ...before.said_at, ...Object.fromEntries(Object.keys(one.states ?? {}).map((name) => [name, moment])) },
    }), last,
  ));
  return { ...incident, updates };
}

/** Words by element, for an update of a status. What told of a harm that has ended since is repeated only once it is over. */
export function known(incident, audience, status = "") {
  const held = incident.roles.filter((role) => role.person && role.wanted).map((role) => `${role.words}: ${role.name}`);
  const began = incident.signal_at ?? incident.declared_at;
  const found = {
    severity: incident.severity,
    since: began && storyClockWithZone(momentOf(began)),
    until: incident.resolved_at && storyClockWithZone(momentOf(incident.resolved_at)),
    roles: held.join("; "),
  };
  for (const other of TOLD[audience]) {
    const told = incident.updates.find((one) => one.audience === other);
    for (const name of LASTING) if (status === "resolved" || !isOld(incident, told, name)) found[name] ||= told?.states?.[name];
  }
  return found;
}

/** Elements of which only words are known from before the alerts fell silent. */
export function outdated(incident, audience, status) {
  const now = known(incident, audience, status);
  const ever = known({ ...incident, quiet_since: null }, audience, status);
  return Object.keys(ever).filter((name) => ever[name] && !now[name]);
}

function isOld(incident, told, name) {
  return PRESENT.includes(name) && Boolean(incident.quiet_since) && (told?.said_at?.[name] ?? 0) < incident.quiet_since;
}

/** Where the next update to an audience goes on: at the status of the last one; reopened, one looks into it again. */
export function nextStatus(incident, audience) {
  const last = incident.updates.find((one) => one.audience === audience)?.status;
  return !last || (last === "resolved" && !incident.resolved_at) ? "investigating" : last;
}

/** The choice that keeps the SOP's rhythm: the longest of a select that is no longer, in minutes; empty: it has none. */
export function rhythm(incident, audience, options) {
  const every = (incident.updates.find((one) => one.audience === audience)?.every ?? 0) / MINUTE;
  const fit = [...options].map((one) => Number(one.value)).filter((minutes) => minutes && minutes <= every);
  return fit.length ? String(Math.max(...fit)) : "";
}
