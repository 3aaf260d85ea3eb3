// Attachments of an entry or an inject: a picture that opens large, a text, a PDF behind a link.

import { el } from "./dom.js";

const MOST_LETTERS = 20_000;
const PICTURES = new Set(["png", "jpg"]);
const texts = new Map();
let large = null;

/** A node for each of `[{id, kind, title}]`; none where there are none. */
export function attached(attachments) {
  return (attachments ?? []).map((one) => (PICTURES.has(one.kind) ? picture(one) : one.kind === "txt" ? text(one) : paper(one)));
}

const place = (one) => `/api/drills/${encodeURIComponent(document.body.dataset.drill)}/attachments/${encodeURIComponent(one.id)}`;

function picture(one) {
  return el(
    "button",
    { class: "attachment picture", type: "button", title: "Open it large", on: { click: () => show(one) } },
    el("img", { alt: one.title, src: place(one) }),
  );
}

/** One dialog for all pictures; it says EXERCISE like everything that can be seen in passing. */
function show(one) {
  if (!large) {
    large = el(
      "dialog",
      { class: "dialog attachment-large", "aria-label": "Attachment" },
      el("p", { class: "stamp" }, document.body.dataset.banner ?? ""),
      el("img"),
      el("p"),
      el("form", { method: "dialog" }, el("button", { type: "submit" }, "Close")),
    );
    document.body.append(large);
  }
  const [, image, caption] = large.children;
  Object.assign(image, { src: place(one), alt: one.title });
  caption.textContent = one.title;
  large.showModal();
}

function text(one) {
  const shown = el("pre", { tabIndex: 0, role: "region", "aria-label": one.title }, "…");
  read(one).then((found) => (shown.textContent = found));
  return el("figure", { class: "attachment" }, el("figcaption", {}, one.title), shown);
}

/** What a text holds, asked for once. */
async function read(one) {
  if (texts.has(one.id)) return texts.get(one.id);
  const response = await fetch(place(one)).catch(() => null);
  if (!response?.ok) return "It cannot be shown now. Load the page again.";
  const whole = await response.text();
  const found = whole.length > MOST_LETTERS ? `${whole.slice(0, MOST_LETTERS)}\n… (${whole.length - MOST_LETTERS} letters more)` : whole;
  texts.set(one.id, found);
  return found;
}

function paper(one) {
  return el("a", { class: "attachment", href: place(one), target: "_blank", rel: "noopener" }, `${one.title} (PDF)`);
}
