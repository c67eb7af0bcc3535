// Fields of the workbench: tags that are kept, words that are never lost, and no line breaks.

import { keep, recall } from "./drafts.js";
import { enhance, insert, refresh, shownOf } from "./editor.js";
import { differences, tagsOf } from "./tags.js";
import { go, list } from "./where.js";
import { say, words } from "./words.js";

export function put(field, button) {
  insert(field, button.dataset);
  changed(field);
}

export function prepare(field) {
  enhance(field, changed);
  recall(field, () => {
    refresh(field);
    check(field);
  });
  check(field);
}

export function changed(field) {
  check(field);
  keep(field);
}

/** What is wrong with the tags of a field; empty where nothing is. */
function check(field) {
  const buttons = [...(field.form.querySelector("[data-tags]")?.querySelectorAll("button") ?? [])];
  const wanted = buttons.flatMap((b) => [b.dataset.open, b.dataset.close]).filter(Boolean);
  const { missing, extra } = differences(wanted, tagsOf(field.value));
  for (const button of buttons) {
    const { open, close } = button.dataset;
    button.classList.toggle("missing", missing.includes(open) || missing.includes(close));
  }
  const wrong = [];
  if (missing.length) wrong.push(words("missing", missing.join(" ")));
  if (extra.length) wrong.push(words("extra", extra.join(" ")));
  field.setCustomValidity(wrong.join(" "));
  return wrong.join(" ");
}

// Before htmx sees it: a form whose tags are wrong is not sent, and the editor says why.
document.addEventListener("submit", (event) => {
  const field = event.target.elements.target;
  if (!field || !event.target.closest(".segment")) return;
  const wrong = check(field);
  if (!wrong && field.value.trim()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (wrong) say(wrong);
  shownOf(field).focus();
}, true);

list?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-tags] button");
  if (button) return put(button.form.querySelector("textarea"), button);
  const segment = event.target.closest(".segment");
  const interactive = event.target.closest("a, button, input, textarea, summary, label, .editor");
  if (segment && !interactive && getSelection().isCollapsed) go(segment);
});

list?.addEventListener("input", (event) => {
  const field = event.target;
  if (field.name === "item") return chosen();
  if (field.name !== "target") return;
  if (/[\n\r\t]/.test(field.value)) {
    const at = field.selectionStart;
    field.value = field.value.replace(/[\n\r\t]+/g, " ");
    field.selectionStart = field.selectionEnd = at;
  }
  changed(field);
});

list?.addEventListener("toggle", (event) => {
  const field = event.target.querySelector?.("textarea[name=target]");
  if (event.target.open && field) prepare(field);
}, true);

export function chosen() {
  const count = list.querySelectorAll("input[name=item]:checked").length;
  const shown = document.querySelector("[data-chosen]");
  if (shown) shown.textContent = count ? ` (${count})` : "";
}
