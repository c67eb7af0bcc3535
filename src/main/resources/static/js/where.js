// The list of segments, and which of them has the focus.

export const list = document.querySelector(".segments");

export const segments = () => [...list.querySelectorAll(".segment:not(.beside)")];

export function current() {
  const focused = document.activeElement?.closest?.(".segment");
  return focused ?? list.querySelector(".segment.current");
}

export function go(segment) {
  if (!segment) return;
  segment.focus({ preventScroll: true });
  segment.scrollIntoView({ block: "nearest" });
}

export function step(by) {
  const all = segments();
  const at = all.indexOf(current());
  go(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

/** The next after `from` that matches, going round once. */
export function next(from, selector) {
  const all = segments();
  const at = all.indexOf(from);
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((s) => s !== from && s.matches(selector));
}

list?.addEventListener("focusin", (event) => {
  list.querySelector(".segment.current")?.classList.remove("current");
  event.target.closest(".segment")?.classList.add("current");
});
