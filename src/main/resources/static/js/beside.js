// What stands beside the segments: all that is known of one, or the page as it would be published.

const side = document.getElementById("side");
const detail = document.getElementById("detail");
const preview = document.getElementById("preview");
const button = document.querySelector("[data-preview]");
const list = document.querySelector(".segments");

let back = null;

function openSide(what) {
  side.hidden = false;
  document.getElementById("bench").classList.add("with-side");
  detail.hidden = what !== detail;
  preview.hidden = what !== preview;
  button.setAttribute("aria-pressed", String(what === preview));
}

export const isOpen = () => side && !side.hidden;

/** Closes it; the segment that it was about, to go back to. */
export function close() {
  side.hidden = true;
  document.getElementById("bench").classList.remove("with-side");
  button.setAttribute("aria-pressed", "false");
  return back;
}

/** Shows all that is known of a segment, and goes to its talk, errors, history or other locales. */
export async function about(segment, section) {
  if (!segment) return;
  back = segment.id;
  const before = segment.getBoundingClientRect().top;
  openSide(detail);
  // The list has become narrower, and what stands above longer: the sentence stays where it was.
  window.scrollBy(0, segment.getBoundingClientRect().top - before);
  await htmx.ajax("GET", `${list.dataset.path}/segments/${segment.dataset.index}`, { source: detail, target: detail, swap: "innerHTML" });
  detail.scrollTop = 0;
  const place = document.getElementById(section);
  place?.scrollIntoView({ block: "nearest" });
  const field = { talk: "#talk-body", errors: "#error-dimension", back: "#back button" }[section];
  (field && detail.querySelector(field) ? detail.querySelector(field) : detail).focus({ preventScroll: !field });
}

/** After an act in the panel, which came anew, the focus is where it was done. */
detail?.addEventListener("htmx:afterSwap", (event) => {
  const { verb, elt } = event.detail.requestConfig;
  if (verb === "get" || event.detail.target !== detail) return;
  const section = document.getElementById(elt.closest("section")?.id);
  const problem = detail.querySelector(".problem");
  if (problem) problem.scrollIntoView({ block: "nearest" });
  (section?.querySelector("button, summary") ?? detail).focus({ preventScroll: problem !== null });
});

/** The row of the segment that the panel is about. */
export const subject = () => (back ? document.getElementById(back) : null);

export function togglePreview() {
  if (!preview.hidden && isOpen()) return close();
  openSide(preview);
  reload();
}

let reloading;

/** After words were saved; several at once are one. */
export function refreshPreview() {
  if (!isOpen() || preview.hidden) return;
  clearTimeout(reloading);
  reloading = setTimeout(reload, 600);
}

function reload() {
  const top = preview.contentWindow?.scrollY ?? 0;
  preview.addEventListener("load", () => {
    preview.contentWindow.scrollTo(0, top);
    follow(list.querySelector(".segment.current"));
  }, { once: true });
  preview.src = preview.dataset.src;
}

const plain = (node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".chip, .ref").forEach((each) => each.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};

const texts = new WeakMap();

/** A row's translation; a row whose words change is another row. */
function textOf(row) {
  if (!texts.has(row)) texts.set(row, plain(row.querySelector(".target .words")));
  return texts.get(row);
}

/** Scrolls the page to the sentence: to the one of the same words that has as many before it. */
export function follow(segment) {
  const page = preview.contentDocument;
  if (!segment || !page?.body || preview.hidden || !isOpen()) return;
  const text = textOf(segment);
  const rows = [...list.querySelectorAll(".segment")];
  const before = rows.slice(0, rows.indexOf(segment)).filter((row) => textOf(row) === text).length;
  const blocks = [...page.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, td, th, caption, figure")]
    .filter((block) => !block.querySelector("p, li, td, th, figure") && block.textContent.replace(/\s+/g, " ").includes(text));
  const block = blocks[Math.min(before, blocks.length - 1)];
  page.querySelectorAll("[data-here]").forEach((here) => {
    here.style.outline = "";
    delete here.dataset.here;
  });
  if (!block) return;
  block.dataset.here = "";
  block.style.outline = "3px solid #0a6ebd";
  block.style.outlineOffset = "4px";
  block.scrollIntoView({ block: "center" });
}

if (side) {
  button.addEventListener("click", togglePreview);
  side.querySelector("[data-close-side]").addEventListener("click", close);
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-aside]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    about(link.closest(".segment"), link.dataset.aside);
  });
  list.addEventListener("focusin", (event) => follow(event.target.closest(".segment")));
}
