// The workbench by keyboard. Every act is a plain form that works without this file; here a segment
// alone is exchanged, and the focus goes to the next open one before the server has answered.

import { tagsOf, differences, render } from "./tags.js";

const list = document.querySelector(".segments");
const toast = document.querySelector(".toast");
const dialog = document.getElementById("keys");
const drafts = `interpres.draft.${location.pathname}`;

document.documentElement.classList.add("scripted");

// --- where we are -------------------------------------------------------------------------------

const segments = () => [...list.querySelectorAll(".segment:not(.beside)")];

function current() {
  const focused = document.activeElement?.closest?.(".segment");
  return focused ?? list.querySelector(".segment.current");
}

function go(segment) {
  if (!segment) return;
  segment.focus({ preventScroll: true });
  segment.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = segments();
  const at = all.indexOf(current());
  go(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

/** The next after `from` that matches, going round once. */
function next(from, selector) {
  const all = segments();
  const at = all.indexOf(from);
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((s) => s !== from && s.matches(selector));
}

function say(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (toast.hidden = true), 8000);
}

list?.addEventListener("focusin", (event) => {
  list.querySelector(".segment.current")?.classList.remove("current");
  event.target.closest(".segment")?.classList.add("current");
});

// --- acts ---------------------------------------------------------------------------------------

function approve(segment) {
  const form = segment?.querySelector("form[data-act=approve]");
  if (!form) return say("This segment is not yours to approve now.");
  const reason = segment.querySelector("input[name^=waiver-]");
  if (reason && !segment.querySelector("input[name^=waiver-]:not(:placeholder-shown)")?.value) {
    reason.focus();
    return say("A critical finding stands: edit the translation, or give a reason and press Enter.");
  }
  form.requestSubmit();
}

function open(segment, act) {
  const details = segment?.querySelector(`details[data-act=${act}]`);
  if (!details) return say(act === "edit" ? "This segment cannot be edited now." : "This segment cannot be sent back now.");
  details.open = true;
  details.querySelector("textarea").focus();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: () => go(next(current(), "[data-open]")),
  f: () => go(next(current(), "[data-findings]")),
  a: () => approve(current()),
  e: () => open(current(), "edit"),
  r: () => open(current(), "reject"),
  x: () => current()?.querySelector("input[name=item]")?.click(),
  s: () => document.getElementById("signing")?.focus(),
  "?": () => dialog.showModal(),
};

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("textarea, input:not([type=checkbox]), select");
  if (dialog?.open) return;
  if (field) return inField(event, field);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow && document.activeElement?.matches(".segment")) {
    event.preventDefault();
    return step(arrow);
  }
  const act = keys[event.key];
  if (act && localStorage.getItem("interpres.keys") !== "off") {
    event.preventDefault();
    act();
  }
});

function inField(event, field) {
  const form = field.form;
  const segment = field.closest(".segment");
  if (event.key === "Escape" && segment) {
    event.preventDefault();
    return go(segment);
  }
  if (field.tagName !== "TEXTAREA" || !segment) return;
  const control = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && (control || field.name === "target")) {
    // A sentence has no line breaks, so Enter alone writes none.
    event.preventDefault();
    // A click, because htmx sends the value of a button only where it saw it clicked.
    if (control) form.querySelector(".lead button").click();
  } else if (control && event.key.toLowerCase() === "s" && field.name === "target") {
    event.preventDefault();
    form.querySelector(".lead button:not(.primary)").click();
  } else if (event.altKey && /^[1-9]$/.test(event.key)) {
    const button = form.querySelectorAll("[data-tags] button")[Number(event.key) - 1];
    if (button) {
      event.preventDefault();
      insert(field, button);
    }
  }
}

// --- tags ---------------------------------------------------------------------------------------

function insert(field, button) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const { open: before, close: after } = button.dataset;
  const inside = value.slice(from, to);
  field.setRangeText(before + inside + after, from, to, "end");
  if (after && !inside) field.selectionStart = field.selectionEnd = from + before.length;
  field.focus();
  check(field);
}

/** Says which tags are missing or too many, and keeps the form until they are right. */
function check(field) {
  const group = field.form.querySelector("[data-tags]");
  const buttons = [...(group?.querySelectorAll("button") ?? [])];
  const wanted = buttons.flatMap((b) => [b.dataset.open, b.dataset.close]).filter(Boolean);
  const { missing, extra } = differences(wanted, tagsOf(field.value));
  const words = [];
  if (missing.length) words.push(`Missing: ${missing.join(" ")}`);
  if (extra.length) words.push(`Too many: ${extra.join(" ")}`);
  field.setCustomValidity(words.join(". "));
  for (const button of buttons) {
    const { open, close } = button.dataset;
    button.classList.toggle("missing", missing.includes(open) || missing.includes(close));
  }
  const live = field.form.querySelector("[data-live]");
  if (live) live.replaceChildren(...render(field.value));
}

list?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-tags] button");
  if (button) insert(button.form.querySelector("textarea"), button);
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
  check(field);
  keep(field);
});

list?.addEventListener("toggle", (event) => {
  const field = event.target.querySelector?.("textarea[name=target]");
  if (event.target.open && field) {
    recall(field);
    check(field);
  }
}, true);

function chosen() {
  const count = list.querySelectorAll("input[name=item]:checked").length;
  const shown = document.querySelector("[data-chosen]");
  if (shown) shown.textContent = count ? ` (${count})` : "";
}

// --- what is typed stays, should the page or the connection go -----------------------------------

const stored = () => JSON.parse(sessionStorage.getItem(drafts) ?? "{}");

function keep(field) {
  const all = stored();
  all[field.id] = { version: field.form.elements.version.value, text: field.value };
  sessionStorage.setItem(drafts, JSON.stringify(all));
}

function recall(field) {
  const kept = stored()[field.id];
  if (kept && kept.version === field.form.elements.version.value && kept.text !== field.value) {
    field.value = kept.text;
    say("What you had typed here before is back in the field; it is not stored yet.");
  }
}

function forget(id) {
  const all = stored();
  delete all[id];
  sessionStorage.setItem(drafts, JSON.stringify(all));
}

// --- htmx: exchange one segment -----------------------------------------------------------------

document.body.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  const segment = form.closest?.(".segment");
  if (!segment) return;
  form.querySelectorAll("button").forEach((button) => (button.disabled = true));
  const decides = form.dataset.act === "approve"
    || event.detail.requestConfig.parameters.then === "approve"
    || event.detail.requestConfig.parameters.decision === "reject";
  // The next segment at once: nobody waits for the network between two sentences.
  go(decides ? next(segment, "[data-open]") ?? segment : segment);
});

document.body.addEventListener("htmx:beforeOnLoad", (event) => {
  const form = event.detail.requestConfig.elt;
  if (!form.closest?.(".segment") || event.detail.xhr.getResponseHeader("X-Segment") !== null) return;
  // Not a segment: signed out, a form that has expired, or a fault. What is typed stays here, and
  // with the page loaded anew it is in its field again.
  event.preventDefault();
  failed(form, event.detail.xhr.status === 500
    ? "Not stored: something went wrong on the server. Try again."
    : "Not stored: you are signed out. Load the page again and sign in; what you typed is kept.");
});

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.body.addEventListener(name, (event) => {
    const form = event.detail.requestConfig?.elt;
    if (form) failed(form, "Not stored: the server did not answer. Your words are still here; try again.");
  });
}

function failed(form, words) {
  form.querySelectorAll("button").forEach((button) => (button.disabled = false));
  const segment = form.closest(".segment");
  say(`Segment ${segment?.id.slice(1)}: ${words}`);
  go(segment);
}

document.body.addEventListener("htmx:afterSwap", (event) => {
  const segment = document.getElementById(event.detail.target.id);
  if (!segment?.matches?.(".segment")) return;
  const problem = segment.querySelector(".problem");
  if (problem) {
    say(`Segment ${segment.id.slice(1)}: ${problem.querySelector("p").textContent}`);
    const field = segment.querySelector("details[open] textarea");
    if (field) {
      check(field);
      field.focus();
    } else {
      go(segment);
    }
    return;
  }
  forget(`${segment.id}-t`);
  segment.classList.add("settling");
  // The row that had the focus was exchanged: give it back to the new one.
  if (document.activeElement === document.body) go(segment);
  if (!next(null, "[data-open]")) {
    say("No open segment is left here.");
    document.getElementById("signing")?.focus();
  }
});

// --- the list of keys ---------------------------------------------------------------------------

document.querySelector("[data-keys]")?.addEventListener("click", () => dialog.showModal());
const toggle = document.getElementById("keys-on");
if (toggle) {
  toggle.checked = localStorage.getItem("interpres.keys") !== "off";
  toggle.addEventListener("change", () => localStorage.setItem("interpres.keys", toggle.checked ? "on" : "off"));
}

// --- start --------------------------------------------------------------------------------------

if (list) {
  list.querySelectorAll("details[open] textarea[name=target]").forEach(check);
  if (location.hash) go(list.querySelector(`${location.hash}.segment`));
  else if (!document.querySelector(".problem")) go(list.querySelector("[data-open]"));
}
