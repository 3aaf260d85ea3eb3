// Nothing typed is lost: fields are kept in this tab's storage until what they say was sent.

/** Keep every named field of a form under a name, and put back what was typed before. Returns {forget, restore}. */
export function keepDraft(form, name) {
  const key = `gameday.draft.${document.body.dataset.drill ?? ""}.${name}`;
  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? "{}");
    } catch {
      return {};
    }
  };
  const write = (values) => {
    try {
      if (Object.keys(values).length) sessionStorage.setItem(key, JSON.stringify(values));
      else sessionStorage.removeItem(key);
    } catch {
      // Without a store the page works; only a reload forgets.
    }
  };
  const fields = () => [...form.elements].filter((one) => one.name && one.type !== "submit" && one.type !== "hidden");
  const restore = () => {
    const kept = read();
    for (const field of fields()) {
      if (!(field.name in kept)) continue;
      if (field.type === "checkbox") field.checked = kept[field.name] === true;
      else if (field.type === "radio") field.checked = kept[field.name] === field.value;
      else field.value = kept[field.name];
    }
  };
  const keep = (event) => {
    const field = event.target;
    if (!field.name || !fields().includes(field)) return;
    const value = field.type === "checkbox" ? field.checked : field.value;
    const { [field.name]: _, ...others } = read();
    write(value === "" || value === false ? others : { ...others, [field.name]: value });
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  restore();
  return { forget: () => write({}), restore, kept: read };
}
