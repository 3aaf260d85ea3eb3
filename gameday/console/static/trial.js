// Beside a long poll: does the quicker way work again?

const FIRST = 2000;
const EVERY = 20_000;
/** Something on the way may take a socket and drop it at once: one that stays this long is one that works. */
const STAYS = 3000;

/** Try sockets, made by `open()`, until one stays; then `works()` is called. What comes over them is not read. */
export function tryQuicker(open, works) {
  let socket = null;
  let timer = setTimeout(attempt, FIRST);
  let stopped = false;

  function attempt() {
    const mine = open();
    socket = mine;
    mine.addEventListener("open", () => then(STAYS, () => mine.readyState === WebSocket.OPEN && works()));
    mine.addEventListener("close", () => then(EVERY, attempt));
  }

  function then(wait, what) {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  }

  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      if (socket && socket.readyState <= 1) socket.close();
    },
  };
}
