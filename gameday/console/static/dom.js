// Building what a page shows. What the server says goes in as text, never as markup.

/** An element with properties and children. Strings become text; null and false are left out.
 *  `class`, `for`, `role`, `data-*` and `aria-*` are attributes; `on` is {event: handler}; the rest are properties. */
export function el(tag, props = {}, ...children) {
  const made = tag === "svg" || tag.startsWith("svg:") ? svg(tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    else if (name in ATTRIBUTES || name.includes("-")) made.setAttribute(ATTRIBUTES[name] ?? name, value === true ? "" : value);
    else made[name] = value;
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const ATTRIBUTES = { class: "class", for: "for", role: "role", list: "list", inputmode: "inputmode", colspan: "colspan" };
const SVG = "http://www.w3.org/2000/svg";

function svg(tag) {
  return document.createElementNS(SVG, tag === "svg" ? "svg" : tag.slice(4));
}

/** The element with an id; a page without it is a mistake worth hearing of. */
export function at(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`this page has no #${id}`);
  return found;
}

/** Set text only where it differs, so that screen readers are told of changes and of nothing else. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Make a parent's children follow a list, keeping the nodes (and the focus in them) of items that stay. */
export function listed(parent, items, keyOf, make, update = () => {}) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let before = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let node = old.get(key);
    if (node) old.delete(key);
    else {
      node = make(item);
      node.dataset.key = key;
    }
    update(node, item);
    if (node === before) before = before.nextElementSibling;
    else parent.insertBefore(node, before);
  }
  for (const node of old.values()) node.remove();
}

/** The values of a form by name, trimmed; what is empty is left out. */
export function valuesOf(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    const text = typeof value === "string" ? value.trim() : "";
    if (text) found[name] = text;
  }
  return found;
}
