// Writing an update along the SOP's template, with what its readers will see beside it.

import { momentOf, storyClock, storyClockWithZone } from "./clock.js";
import { at, el, listed, say, valuesOf } from "./dom.js";
import { act, choices, orders } from "./forms.js";
import { known, nextStatus, outdated, rhythm, withPosted } from "./update_known.js";
import { fieldsOf, filled, listedWords, updateCard, STATUS_WORDS } from "./update_text.js";

const MINUTE = 60_000;
const SHORT = new Set(["severity", "since", "until", "status", "trend", "eta"]);

export function updateForm(page, view, own) {
  const form = at("form-update");
  const current = () => ({ audience: form.elements.audience.value, status: form.elements.status.value });
  const template = () => view().sop?.templates.find((one) => one.id === form.elements.template.value);
  const label = (name) => view().sop?.elements?.[name] ?? name.replaceAll("_", " ");
  const incident = () => withPosted(view().incident, own.of("update_posted"), page.clock.moment());
  let warned = "";

  function fieldNames() {
    const { audience, status } = current();
    const first = !view().incident || !incident().updates.find((one) => one.audience === audience)?.last;
    const asked = view().asks?.updates[audience][status][first ? "first" : "later"] ?? [];
    const named = [...fieldsOf(template()?.text ?? ""), ...asked];
    const names = [...new Set(named.length ? named : ["what", "impact", "doing"])];
    return { names: names.filter((name) => name !== "next_update" && name !== "status"), asked: new Set(asked), named };
  }

  /** Nobody who is tired posts a step backwards: until somebody picks a status, it is the last one told. */
  function followStatus() {
    const { status, audience } = form.elements;
    if (!view().incident || status.dataset.picked || Object.keys(valuesOf(form)).some((name) => name.startsWith("say-"))) return;
    status.value = nextStatus(incident(), audience.value);
  }

  function showTemplates() {
    const { audience, status } = current();
    const mine = (view().sop?.templates ?? []).filter((one) => one.audience === audience);
    const fit = mine.filter((one) => one.status === status);
    const rest = mine.filter((one) => one.status === null);
    const others = mine.filter((one) => !fit.includes(one) && !rest.includes(one));
    const select = form.elements.template;
    const named = (forms) => forms.map((one) => [one.id, one.id.replaceAll("-", " ")]);
    choices(select, [...named([...fit, ...rest]), ["", "free form"], ...named(others)]);
    // Until somebody picks another one, the one for this status is the right one.
    if (!select.dataset.picked) select.selectedIndex = 0;
  }

  function showFields() {
    const { names, asked } = fieldNames();
    const kept = draft?.kept() ?? {};
    listed(at("update-fields"), names, (name) => name, (name) => {
      const id = `update-${name}`;
      const field = SHORT.has(name)
        ? el("input", { id, name: `say-${name}`, maxLength: 400, autocomplete: "off" })
        : el("textarea", { id, name: `say-${name}`, rows: 2, maxLength: 2000 });
      field.value = kept[`say-${name}`] ?? "";
      return el("div", { class: "field" }, el("label", { for: id }, label(name), " "), field);
    }, (node, name) => {
      node.classList.toggle("asked", asked.has(name));
    });
  }

  function states() {
    const said = {};
    for (const [name, words] of Object.entries(valuesOf(form))) if (name.startsWith("say-")) said[name.slice(4)] = words;
    const next = Number(form.elements.next.value);
    const moment = next ? Math.round((page.clock.moment() + next * MINUTE) / 1000) * 1000 : null;
    const { audience, status } = current();
    const asked = fieldNames().asked;
    if (asked.has("status") || fieldsOf(template()?.text ?? "").includes("status")) said.status = STATUS_WORDS[status].toLowerCase();
    if (moment) said.next_update = storyClockWithZone(moment);
    const more = form.elements.more.value.trim();
    const text = [template() ? filled(template().text, said) : listedWords(said, view().sop?.elements ?? {}), more].filter(Boolean).join("\n");
    const only = Object.fromEntries(Object.entries(said).filter(([name]) => fieldNames().names.includes(name) || ["status", "next_update"].includes(name)));
    return { audience, status, states: only, text, moment };
  }

  function preview() {
    const { audience, status, text, states: said, moment } = states();
    at("update-preview").replaceChildren(updateCard(
      { audience, status, text, states: said, next_update_at: moment },
      { banner: document.body.dataset.banner, labels: view().sop?.elements ?? {}, level: "h4" },
    ));
    at("preview-title").textContent = audience === "external" ? "Preview of the status page" : `Preview of the ${audience} update`;
  }

  const draft = orders(form, page, () => {
    const { audience, status, states: said, text, moment } = states();
    if (!text) {
      hint("gaps", "There is nothing to post yet: write into one of the fields.");
      return null;
    }
    const gaps = fieldNames().named.filter((name) => name !== "status" && !said[name]);
    const mark = `${audience} ${status} ${gaps.join(" ")}`;
    if (gaps.length && warned !== mark) {
      warned = mark;
      hint("gaps", `Still empty: ${words(gaps)}. Fill them in, or press once more to post it as the preview shows it.`);
      return null;
    }
    stay();
    const keys = { audience, status, text, states: said, ...(moment && { next_update_at: new Date(moment).toISOString() }) };
    return { command: act("update_posted", keys), label: `${audience} update`, said: `The ${audience} update is out.` };
  }, { done: () => show(), refused: () => show() });
  if (draft.kept().status) form.elements.status.dataset.picked = "yes";

  function show() {
    followStatus();
    showTemplates();
    showFields();
    preview();
  }

  form.addEventListener("change", (event) => {
    if (["template", "status"].includes(event.target.name)) event.target.dataset.picked = "yes";
    if (event.target.name === "audience") followStatus();
    if (event.target.name === "audience" || event.target.name === "status") {
      delete form.elements.template.dataset.picked;
      showTemplates();
    }
    if (["audience", "status", "template"].includes(event.target.name)) {
      showFields();
      quiet();
    }
    preview();
  });
  form.addEventListener("input", preview);
  form.addEventListener("reset", () => setTimeout(() => {
    quiet();
    delete form.elements.status.dataset.picked;
    show();
  }));

  /** The next update is for the same readers, most often, and at the same stage: what is chosen outlives a reset. */
  function stay() {
    for (const one of form.elements.audience) one.defaultChecked = one.checked;
    for (const one of form.elements.status.options) one.defaultSelected = one.selected;
  }

  /** Why something that was told before is not filled in; nothing where that is not so. */
  function ended(names) {
    if (!names.length) return "";
    return `No alert has rung since ${storyClock(momentOf(incident().quiet_since))}, so say how it is now: ${words(names)}.`;
  }

  function hint(about, text) {
    say(at(`update-${about}`), text);
  }

  function quiet() {
    warned = "";
    hint("gaps", "");
    hint("filled", "");
  }

  /** Labels in a row, without what stands in brackets. */
  function words(names) {
    return [...new Set(names)].map((name) => label(name).replace(/ \(.*\)$/, "").toLowerCase()).join(", ");
  }

  at("update-known").addEventListener("click", () => {
    const { audience, status } = current();
    const { names, named } = fieldNames();
    const found = known(incident(), audience, status);
    const old = outdated(incident(), audience, status).filter((name) => names.includes(name) && !form.elements[`say-${name}`].value);
    const done = names.filter((name) => fill(form.elements[`say-${name}`], found[name]));
    if (status !== "resolved" && fill(form.elements.next, rhythm(incident(), audience, form.elements.next.options))) done.push("next_update");
    const said = states().states;
    const open = [...names, ...named].filter((name) => name !== "status" && !said[name] && !old.includes(name));
    const filledIn = done.length ? `Filled in: ${words(done)}. Read it over before you post.` : "";
    hint("filled", [filledIn, ended(old), open.length ? `Not known here, for you to write: ${words(open)}.` : filledIn || old.length ? "" : "Everything is filled in already."].filter(Boolean).join(" "));
  });
  return { show, preview };
}

/** Put words into a field that is empty; was it? */
function fill(field, words) {
  if (!field || field.value || !words) return false;
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
