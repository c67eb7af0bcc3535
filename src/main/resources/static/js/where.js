// The list of segments, and which of them has the focus.

import { furnish, strip } from "./acts.js";

export const list = document.querySelector(".segments");

export const segments = () => [...list.querySelectorAll(".segment:not(.beside)")];

export function current() {
  const focused = document.activeElement?.closest?.(".segment");
  return focused ?? marked[0];
}

export function go(segment) {
  if (!segment) return;
  segment.focus({ preventScroll: true });
  // The browser may have focused it itself, for the address's fragment, before this listened.
  mark(segment);
  segment.scrollIntoView({ block: "nearest" });
}

const shown = (node) => node.matches(".segment:not(.beside)");

export function step(by) {
  let at = current();
  if (!at) return go(segments()[0]);
  do at = by > 0 ? at.nextElementSibling : at.previousElementSibling;
  while (at && !shown(at));
  go(at);
}

/** The next after `from` that matches, going round once. */
export function next(from, selector) {
  const start = from?.isConnected ? from : list.lastElementChild;
  let at = start;
  do {
    at = at?.nextElementSibling ?? list.firstElementChild;
    if (at !== from && at && shown(at) && at.matches(selector)) return at;
  } while (at !== start);
  return undefined;
}

const marked = list?.getElementsByClassName("current");

function mark(segment) {
  if (!segment) return;
  for (const before of [...marked]) {
    if (before === segment) continue;
    before.classList.remove("current");
    strip(before);
  }
  segment.classList.add("current");
  // Also where it is marked already: a row that came anew has its predecessor's class, and no forms.
  furnish(segment);
}

// Pressing the mouse gives the focus, and a row that gets its forms, or loses them, moves those below:
// the button that was pressed would not be there any more when it is let go. So the row waits for that.
let pressed = false;

function letGo() {
  if (!pressed) return;
  pressed = false;
  // After the click, which follows at once.
  setTimeout(() => mark(document.activeElement?.closest?.(".segment:not(.beside)")));
}

list?.addEventListener("focusin", (event) => pressed || mark(event.target.closest(".segment")));
list?.addEventListener("pointerdown", () => (pressed = true));
for (const name of ["pointerup", "pointercancel", "blur"]) window.addEventListener(name, letGo);
