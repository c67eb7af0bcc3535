// The workbench by keyboard. Every act is a plain form that works without this file; here a segment
// alone is exchanged, and the focus goes to the next open one before the server has answered.

import { about, close, isOpen, subject, togglePreview } from "./beside.js";
import { leave } from "./drafts.js";
import { changed, chosen, prepare, put } from "./editing.js";
import { enhance, fieldOf, shownOf } from "./editor.js";
import "./exchange.js";
import { lastApproved } from "./mistakes.js";
import { read, write } from "./storage.js";
import "./together.js";
import { current, go, list, next, segments, step } from "./where.js";
import { say, words } from "./words.js";

const dialog = document.getElementById("keys");

document.documentElement.classList.add("scripted");

// --- acts ---------------------------------------------------------------------------------------

function approve(segment) {
  const form = segment?.querySelector("form[data-act=approve]");
  if (!form) return say(words("notYours"));
  if (form.closest("[inert]")) return say(words("saving"));
  const reason = segment.querySelector("input[name^=waiver-]");
  if (reason && !segment.querySelector("input[name^=waiver-]:not(:placeholder-shown)")?.value) {
    reason.focus();
    return say(words("reasonFirst"));
  }
  form.requestSubmit();
}

function open(segment, act) {
  const details = segment?.querySelector(`details[data-act=${act}]`);
  if (!details) return say(words(act === "edit" ? "notEditable" : "notRejectable"));
  if (details.closest("[inert]")) return say(words("saving"));
  details.open = true;
  const field = details.querySelector("textarea");
  if (act === "edit") prepare(field);
  shownOf(field).focus();
}

/** Opens the row approved last to be sent back, the comment written: one key more and it is. */
function takeBack() {
  const segment = lastApproved();
  if (!segment) return say(words("nothingBack"));
  go(segment);
  open(segment, "reject");
  const field = segment.querySelector("textarea[name=comment]");
  if (!field || field.value) return;
  field.value = words("byMistake");
  field.form.dataset.takesBack = field.value;
  field.select();
}

/** Goes to the next one that matches, or says that there is none. */
function seek(selector, none) {
  const found = next(current(), selector);
  if (found) go(found);
  else if (!current()?.matches(selector)) say(words(none));
}

/** Chooses all that may be chosen from the last one chosen to this one. */
function chooseRange(segment) {
  const all = segments();
  const here = all.indexOf(segment);
  const from = all.findLastIndex((s, i) => i < here && s.querySelector("input[name=item]:checked"));
  for (const each of all.slice(Math.max(from, 0), here + 1)) {
    const box = each.querySelector("input[name=item]");
    if (box) box.checked = true;
  }
  chosen();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: () => seek("[data-open]", "noneLeft"),
  f: () => seek("[data-findings]", "noneFound"),
  a: () => approve(current()),
  e: () => open(current(), "edit"),
  r: () => open(current(), "reject"),
  u: () => takeBack(),
  x: () => current()?.querySelector("input[name=item]")?.click(),
  X: () => chooseRange(current()),
  c: () => about(current(), "talk"),
  m: () => about(current(), "errors"),
  h: () => about(current(), "history"),
  l: () => about(current(), "elsewhere"),
  b: () => about(current(), "back"),
  p: () => togglePreview(),
  s: () => document.getElementById("signing")?.focus(),
  "?": () => dialog.showModal(),
};

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("textarea, .editor, input:not([type=checkbox]), select");
  if (dialog?.open) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("#side form")) {
    event.preventDefault();
    return event.target.closest("form").requestSubmit();
  }
  if (field) return inField(event, fieldOf(field));
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow && document.activeElement?.matches(".segment")) {
    event.preventDefault();
    return step(arrow);
  }
  if (event.key === "Escape" && isOpen()) return leaveSide();
  const act = keys[event.key];
  if (act && read("interpres.keys") !== "off") {
    event.preventDefault();
    act();
  }
});

function leaveSide() {
  const about = subject();
  close();
  go(about ?? current());
}

/** A field that was only looked at does not stay open; words that were typed do. */
function shutUnused(field) {
  const details = field.closest("details[data-act]");
  if (field.form?.dataset.takesBack === field.value) field.value = "";
  if (details && field.value === field.defaultValue && !details.querySelector(".problem")) details.open = false;
}

function inField(event, field) {
  const form = field.form;
  const segment = field.closest(".segment");
  if (event.key === "Escape") {
    event.preventDefault();
    if (!segment) return field.closest("#side") && leaveSide();
    go(segment);
    return shutUnused(field);
  }
  const control = event.ctrlKey || event.metaKey;
  if (field.tagName !== "TEXTAREA" || !segment) return;
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
      put(field, button);
    }
  }
}

// --- the list of keys ---------------------------------------------------------------------------

document.querySelector("[data-keys]")?.addEventListener("click", () => dialog.showModal());
const toggle = document.getElementById("keys-on");
if (toggle) {
  toggle.checked = read("interpres.keys") !== "off";
  toggle.addEventListener("change", () => write("interpres.keys", toggle.checked ? "on" : "off"));
}

// --- start --------------------------------------------------------------------------------------

if (list) {
  list.querySelectorAll("details[open] textarea[name=target]").forEach((field) => {
    enhance(field, changed);
    changed(field);
  });
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (location.hash) go(named?.classList.contains("segment") ? named : null);
  else if (!document.querySelector(".problem")) go(list.querySelector(".segment[data-open]"));
  window.addEventListener("beforeunload", leave);
}
