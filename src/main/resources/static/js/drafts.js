// What is typed stays, should the page, the machine or the connection go: in the browser at once, on
// the server a moment later. A draft is no word of the translation; it is offered again.

import { read, write } from "./storage.js";
import { say, send, words } from "./words.js";

const list = document.querySelector(".segments");
const state = document.getElementById("savestate");
const place = list && `interpres.draft.${list.dataset.account}.${list.dataset.path}`;
const waiting = new Set();
let timer;

// Where the browser's storage is full or blocked, a draft lives in the page and on the server alone.
let unstored = null;

const stored = () => unstored ?? JSON.parse(read(place) ?? "{}");

function store(all) {
  unstored = write(place, Object.keys(all).length ? JSON.stringify(all) : null) ? null : all;
  // What is there still is older than what the server gets.
  if (unstored) write(place, null);
}

const segmentOf = (field) => field.closest(".segment");

function show(name) {
  state.textContent = words(name);
  state.dataset.state = name;
}

/** Keeps what stands in the field. */
export function keep(field) {
  const segment = segmentOf(field);
  const all = stored();
  all[segment.dataset.index] = { version: field.form.elements.version.value, text: field.value };
  store(all);
  waiting.add(segment.dataset.index);
  show("saving");
  clearTimeout(timer);
  timer = setTimeout(flush, 900);
}

/** Sends at once what the server does not have yet, from a page that is left. */
export function leave() {
  const all = stored();
  // Not one after the other: nothing waits for an answer any more.
  for (const index of waiting) if (all[index]) sendDraft(index, all[index], { keepalive: true });
}

const sendDraft = (index, draft, options) =>
  send("PUT", `${list.dataset.path}/segments/${index}/draft`, { version: draft.version, target: draft.text }, options);

/** Sends to the server what it does not have yet. */
export async function flush() {
  for (const index of [...waiting]) {
    const draft = stored()[index];
    if (!draft) {
      waiting.delete(index);
      continue;
    }
    const answer = await sendDraft(index, draft);
    if (!answer) return show("offline");
    if (stored()[index]?.text === draft.text) waiting.delete(index);
  }
  if (state.dataset.state) show(Object.keys(stored()).length ? "draftKept" : "allSaved");
}

/** Offers a draft again: in the field where the words are those that it was typed on. */
export function recall(field, refresh) {
  const segment = segmentOf(field);
  const { draft, draftVersion } = segment.dataset;
  const kept = stored()[segment.dataset.index] ?? (draft !== undefined ? { version: draftVersion, text: draft } : null);
  if (!kept || kept.text === field.value) return;
  if (kept.version === field.form.elements.version.value) {
    field.value = kept.text;
    refresh();
    say(words("back"));
    return;
  }
  const note = field.form.querySelector("[data-kept]");
  if (!note || !note.hidden) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "small";
  button.textContent = words("useOlder");
  button.addEventListener("click", () => {
    field.value = kept.text;
    note.hidden = true;
    refresh();
    keep(field);
  });
  note.replaceChildren(words("older", kept.text), " ", button);
  note.hidden = false;
}

/** A saved segment has no draft; the server has dropped its own with the save. */
export function forget(index) {
  const all = stored();
  delete all[index];
  store(all);
  waiting.delete(index);
  if (!waiting.size) show(Object.keys(all).length ? "draftKept" : "allSaved");
}

export function lost() {
  show("offline");
}

window.addEventListener("online", flush);
