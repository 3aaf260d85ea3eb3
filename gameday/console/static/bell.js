// Sound and vibration, only for who asked for them.

const WISH = "gameday.bell";
let context = null;
let silenced = false;

/** Does this viewer want to hear pages? */
export function wanted() {
  try {
    return localStorage.getItem(WISH) === "on";
  } catch {
    return context !== null;
  }
}

// Browsers let a page sound only after a tap: after a reload the first one, wherever it falls, wakes the bell up.
for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => wanted() && wakeUp(), { once: true });

/** Turn it on or off. On needs a tap: browsers let a page sound only after one. */
export function want(on) {
  try {
    localStorage.setItem(WISH, on ? "on" : "off");
  } catch {
    // Not kept over a reload, then.
  }
  if (on) wakeUp();
}

/** Not another sound: the exercise stopped for a real incident. */
export function silence() {
  silenced = true;
  if (context) navigator.vibrate?.(0);
  context?.close();
  context = null;
}

/** It was none after all. */
export function listenAgain() {
  silenced = false;
}

/** Ring: two tones for a page, one for less. */
export function ring(times = 2) {
  if (silenced || !wanted()) return;
  navigator.vibrate?.(times > 1 ? [200, 100, 200] : [120]);
  wakeUp();
  if (!context) return;
  for (let turn = 0; turn < times; turn += 1) tone(context.currentTime + turn * 0.35, turn % 2 ? 660 : 880);
}

function wakeUp() {
  if (silenced) return;
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume().catch(() => {});
  } catch {
    context = null;
  }
}

function tone(when, pitch) {
  const [sound, loudness] = [context.createOscillator(), context.createGain()];
  sound.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, when);
  loudness.gain.exponentialRampToValueAtTime(0.25, when + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, when + 0.3);
  sound.connect(loudness).connect(context.destination);
  sound.start(when);
  sound.stop(when + 0.32);
}
