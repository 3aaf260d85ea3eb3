// Two clocks: the story's, which pauses and runs faster, and the viewer's own. Each keeps its own zone: a story in which
// somebody says "by half past ten" tells its times on its own clocks, wherever it is read.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Minutes that the story's clocks are ahead of UTC; a page shows one drill. */
let zone = 0;

/** The drill's clock as this page knows it. Fed with the `drill` section and with beats, it runs by itself between. */
export function makeClock(now = () => Date.now()) {
  let pace = { story: 0, at_wall: now(), factor: 1, running: false, starts_at: 0 };
  // How far the server's clock is ahead. The least delayed word is the best one, so the largest difference counts.
  let ahead = null;
  // Story time when the connection was lost: from then on nobody here knows whether the story goes on.
  let lost = null;
  const story = () => {
    if (!pace.running) return pace.story;
    return Math.max(pace.story, pace.story + (now() + (ahead ?? 0) - pace.at_wall) * pace.factor);
  };
  return {
    /** A server's time that has just come in. */
    heard(wall) {
      if (typeof wall !== "number") return;
      const difference = wall - now();
      if (ahead === null || difference > ahead || Math.abs(difference - ahead) > MINUTE) ahead = difference;
    },
    set(drill) {
      pace = { ...pace, ...drill };
      zone = drill.zone ?? zone;
    },
    /** Story time, in milliseconds since the drill's start. */
    story: () => lost ?? story(),
    /** The moment on the story's own clock, in milliseconds since 1970. */
    moment() {
      return momentOf(pace.starts_at) + this.story();
    },
    /** The connection is lost: the clock stands at what was last known, until it is `found` again. */
    lose() {
      lost ??= story();
    },
    found() {
      lost = null;
    },
    running: () => pace.running && lost === null,
    factor: () => pace.factor,
  };
}

/** Milliseconds since 1970 of a moment, given as such or as text. */
export function momentOf(moment) {
  return typeof moment === "number" ? moment : Date.parse(moment);
}

/** `4:10`, `1:04:10`; negative with a minus. */
export function span(ms) {
  const whole = Math.trunc(Math.abs(ms) / SECOND);
  const [hours, minutes, seconds] = [Math.trunc(whole / 3600), Math.trunc(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  const said = hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  return ms <= -SECOND ? `−${said}` : said;
}

/** Story time: `+4:10`. */
export function storyTime(ms) {
  return ms < 0 ? span(ms) : `+${span(ms)}`;
}

/** A moment in the viewer's own zone: `14:52`. */
export function local(moment, withSeconds = false) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Date(momentOf(moment)).toLocaleTimeString([], withSeconds ? { ...form, second: "2-digit" } : form);
}

/** A moment of the story on the story's own clocks: `14:52`. */
export function storyClock(moment) {
  return inStoryZone(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });
}

/** The same with its zone, for words that people elsewhere will read: `14:52 UTC`, `14:52 UTC+02:00`. */
export function storyClockWithZone(moment) {
  return `${storyClock(moment)} ${zoneWords()}`;
}

/** A moment of the story with its day, on its clocks and in the viewer's zone, for a tooltip. */
export function storyInFull(moment) {
  const told = inStoryZone(moment).toLocaleString([], { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23", timeZone: "UTC" });
  return `${told} ${zoneWords()} in the story; in your zone ${local(moment)}`;
}

const inStoryZone = (moment) => new Date(momentOf(moment) + zone * MINUTE);

function zoneWords() {
  if (!zone) return "UTC";
  const two = (number) => String(number).padStart(2, "0");
  return `UTC${zone < 0 ? "−" : "+"}${two(Math.trunc(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`;
}

/** How long, in words: `4 min`, `1 h 10 min`, `20 s`. */
export function inWords(ms) {
  const rest = Math.max(0, ms);
  if (rest < MINUTE) return `${Math.round(rest / SECOND)} s`;
  const minutes = Math.round(rest / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.trunc(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ""}`;
}
