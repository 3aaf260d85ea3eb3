// How things stood at a moment, from the entries up to it. Pure: the same entries give the same state.

/** The state before anything has happened. */
export function nothingYet() {
  return { severity: null, declared: null, resolved: false, roles: new Map(), updates: new Map(), firing: new Map(), facts: null, joined: new Set(), diagnosing: false, levers: new Map() };
}

/** The state after a run of entries, in order. */
export function stateAfter(entries) {
  const state = nothingYet();
  for (const entry of entries) take(state, entry);
  return state;
}

function take(state, one) {
  const by = TAKES[one.kind];
  if (by) by(state, one);
}

const lever = (one) => [one.action, one.target].filter(Boolean).join(" ").replaceAll("_", " ") || "a mitigation";
const TAKES = {
  impact_started: (state, one) => (state.facts = one.facts ?? {}),
  impact_changed: (state, one) => (state.facts = one.facts ?? {}),
  impact_ended: (state) => (state.facts = null),
  declared(state, one) {
    state.severity = one.severity ?? state.severity;
    state.declared ??= one.story;
    state.resolved = false;
  },
  severity_changed: (state, one) => (state.severity = one.severity ?? state.severity),
  stood_down(state) {
    state.severity = null;
    state.declared = null;
  },
  resolved: (state) => (state.resolved = true),
  reopened: (state) => (state.resolved = false),
  role_assigned: (state, one) => one.seat && state.roles.set(one.seat, one.person ?? one.actor ?? "somebody"),
  role_released: (state, one) => state.roles.delete(one.seat),
  handed_off(state, one) {
    if (!one.to) return;
    const from = one.from ?? one.actor;
    const seats = one.seat ? [one.seat] : [...state.roles].filter(([, person]) => person === from).map(([role]) => role);
    for (const seat of seats) state.roles.set(seat, one.to);
  },
  update_posted: (state, one) => state.updates.set(one.audience ?? "internal", one),
  joined: (state, one) => one.actor && state.joined.add(one.actor),
  left: (state, one) => state.joined.delete(one.actor),
  alert_fired: (state, one) => state.firing.set(one.alert ?? one.id, one),
  alert_cleared: (state, one) => state.firing.delete(one.alert ?? one.id),
  diagnosis_started: (state) => (state.diagnosing = true),
  cause_found: (state) => (state.diagnosing = false),
  mitigation_started: (state, one) => state.levers.set(lever(one), "under way"),
  mitigation_applied: (state, one) => state.levers.set(lever(one), "in place"),
  mitigation_failed: (state, one) => state.levers.set(lever(one), "did not work"),
};

/** Facts of impact in words. */
export function factWords(facts) {
  if (!facts) return "nothing is wrong for users";
  const words = [];
  const share = (value) => `${Math.round(value * 1000) / 10}%`;
  if (facts.users_affected > 0) words.push(`${share(facts.users_affected)} of users affected`);
  if (facts.revenue_affected > 0) words.push(`${share(facts.revenue_affected)} of revenue`);
  if (facts.core_function && facts.core_function !== "ok") words.push(`core function ${facts.core_function}`);
  if (facts.feature && facts.feature !== "ok") words.push(`a feature ${facts.feature}`);
  if (facts.data && facts.data !== "safe") words.push(`data ${facts.data.replace("_", " ")}`);
  if (facts.security && facts.security !== "none") words.push(`security: ${facts.security}`);
  return words.join(", ") || "nothing is wrong for users";
}

/** [moments in seconds, share of users affected in %], as steps. */
export function usersSeries(entries, end) {
  const times = [0];
  const shares = [0];
  for (const one of entries) {
    if (!["impact_started", "impact_changed", "impact_ended"].includes(one.kind)) continue;
    const share = one.kind === "impact_ended" ? 0 : Number(one.facts?.users_affected) || 0;
    times.push(Math.max(0, one.story / 1000));
    shares.push(share * 100);
  }
  times.push(Math.max(end / 1000, times.at(-1)));
  shares.push(shares.at(-1));
  return [times, shares];
}
