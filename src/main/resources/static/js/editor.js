// A field whose tags are chips that cannot be broken: one cannot type into them, and what deletes
// the text around them leaves them where the text was. The textarea stays and holds the text; it is
// what a form sends, and all that there is without a script.

import { render } from "./tags.js";

const editors = new WeakMap();

/** The editor of a textarea; the textarea itself where its segment has no tags. */
export const shownOf = (field) => editors.get(field)?.node ?? field;

/** The textarea of an editor, or the node itself. */
export const fieldOf = (node) => node?.editorOf ?? node;

/** Puts an editor in the place of a textarea that has tags to keep; once. */
export function enhance(field, changed) {
  if (editors.has(field) || !field.form.querySelector("[data-tags]")) return;
  const node = document.createElement("div");
  node.className = "editor";
  node.contentEditable = "true";
  node.lang = field.lang;
  node.dir = field.dir;
  node.spellcheck = true;
  for (const [name, value] of [["role", "textbox"], ["aria-multiline", "true"], ["aria-labelledby", `${field.id}l`], ["aria-describedby", `${field.id.slice(0, -2)}-h`]]) {
    node.setAttribute(name, value);
  }
  node.editorOf = field;
  const editor = { node, chips: [], changed: () => changed(field) };
  editors.set(field, editor);
  field.hidden = true;
  field.required = false;
  field.form.noValidate = true;
  field.after(node);
  refresh(field);
  listen(editor);
}

/** Shows what the textarea holds. */
export function refresh(field) {
  const editor = editors.get(field);
  if (!editor) return;
  editor.node.replaceChildren(...render(field.value));
  editor.chips = [...editor.node.querySelectorAll(".chip")];
}

function listen(editor) {
  const { node } = editor;
  node.addEventListener("keydown", (event) => step(editor, event));
  node.addEventListener("input", (event) => !event.isComposing && settle(editor));
  node.addEventListener("compositionend", () => settle(editor));
  node.addEventListener("drop", (event) => event.preventDefault());
  node.addEventListener("dragstart", (event) => event.preventDefault());
  node.addEventListener("beforeinput", (event) => {
    if (["insertParagraph", "insertLineBreak"].includes(event.inputType) || event.inputType.startsWith("format")) event.preventDefault();
  });
  node.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain").replace(/[\n\r\t]+/g, " ");
    document.execCommand("insertText", false, text);
  });
}

/**
 * Backspace and Delete walk past a chip instead of deleting it. Home and End go to the sentence's
 * ends, because Chromium stops at the first chip.
 */
function step(editor, event) {
  if (["Home", "End"].includes(event.key)) {
    event.preventDefault();
    const { node } = editor;
    const offset = event.key === "Home" ? 0 : node.childNodes.length;
    if (event.shiftKey) getSelection().extend(node, offset);
    else getSelection().collapse(node, offset);
    return;
  }
  const back = event.key === "Backspace";
  if (!back && event.key !== "Delete") return;
  const range = rangeIn(editor.node);
  if (!range?.collapsed) return;
  const beside = neighbour(range, back);
  if (!beside?.classList?.contains("chip")) return;
  event.preventDefault();
  place(beside, back ? "before" : "after");
}

/** The node that a deletion from a caret would begin with. */
function neighbour({ startContainer: at, startOffset: offset }, back) {
  if (at.nodeType === Node.TEXT_NODE) {
    if (back ? offset > 0 : offset < at.length) return null;
    let next = back ? at.previousSibling : at.nextSibling;
    while (next?.nodeType === Node.TEXT_NODE && !next.length) next = back ? next.previousSibling : next.nextSibling;
    return next;
  }
  let next = at.childNodes[back ? offset - 1 : offset];
  while (next?.nodeType === Node.TEXT_NODE && !next.length) next = back ? next.previousSibling : next.nextSibling;
  return next;
}

function place(chip, side) {
  const range = document.createRange();
  if (side === "before") range.setStartBefore(chip);
  else range.setStartAfter(chip);
  range.collapse(true);
  select(range);
}

function select(range) {
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

function rangeIn(node) {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  return range && node.contains(range.commonAncestorContainer) ? range : null;
}

/**
 * Puts back the chips that went with deleted text, and writes the text into the textarea. What is
 * deleted is one stretch and the caret stands where it was, so their order stays what it was.
 */
function settle(editor) {
  const { node } = editor;
  const lost = editor.chips.filter((chip) => !node.contains(chip));
  if (lost.length) {
    const range = rangeIn(node) ?? end(node);
    range.collapse(false);
    // The caret stays before them: who types over a sentence goes on typing in front of its tags.
    for (const chip of lost.reverse()) {
      range.insertNode(chip);
      range.collapse(true);
    }
    select(range);
  }
  write(editor);
}

function end(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

function write(editor) {
  const field = editor.node.editorOf;
  field.value = textOf(editor.node);
  label(editor);
  editor.changed();
}

function textOf(node) {
  return [...node.childNodes]
    .map((child) => child.dataset?.tag ?? (child.nodeType === Node.TEXT_NODE ? child.data : textOf(child)))
    .join("")
    .replace(/[\n\r\t\u00a0]+/g, (white) => (white === "\u00a0" ? white : " "));
}

/** `</g>` ends whatever began last: the labels follow the order of the chips. */
function label(editor) {
  const open = [];
  editor.chips = [...editor.node.querySelectorAll(".chip")];
  for (const chip of editor.chips) {
    const begins = /^<g id="(\d+)">$/.exec(chip.dataset.tag);
    if (begins) open.push(begins[1]);
    else if (chip.dataset.tag === "</g>") chip.textContent = `‹${open.pop() ?? "?"}`;
  }
}

/** Puts a pair of tags around what is selected, or a lone one at the caret; one that is there moves. */
export function insert(field, { open, close }) {
  const editor = editors.get(field);
  if (!editor) return insertText(field, open, close);
  const { node } = editor;
  node.focus();
  const range = rangeIn(node) ?? end(node);
  const old = pair(editor, open);
  const [first, last] = [...render(open + close)].filter((made) => made.className === "chip");
  if (last) {
    const tail = range.cloneRange();
    tail.collapse(false);
    tail.insertNode(last);
  }
  range.collapse(true);
  range.insertNode(first);
  old.forEach((chip) => chip.remove());
  node.normalize();
  place(first, "after");
  write(editor);
}

/** The chips of a tag that is in the text already. */
function pair(editor, open) {
  const first = editor.chips.find((chip) => chip.dataset.tag === open);
  if (!first) return [];
  let depth = 0;
  for (const chip of editor.chips.slice(editor.chips.indexOf(first))) {
    if (chip.dataset.tag.startsWith("<g")) depth++;
    else if (chip.dataset.tag === "</g>" && --depth === 0) return [first, chip];
  }
  return [first];
}

function insertText(field, open, close) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const inside = value.slice(from, to);
  field.setRangeText(open + inside + close, from, to, "end");
  if (close && !inside) field.selectionStart = field.selectionEnd = from + open.length;
  field.focus();
}
