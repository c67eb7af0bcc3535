// The only three tags of a segment's text, as org.interpres.article.InlineToken reads them.

const TAG = /<g id="([1-9][0-9]{0,5})">|(<\/g>)|<x id="([1-9][0-9]{0,5})"\/>/g;

/** Every tag of the text, in order, duplicates kept. */
export function tagsOf(text) {
  return [...text.matchAll(TAG)].map((match) => match[0]);
}

/** What is missing from `found`, and what it has too many of; both are multisets. */
export function differences(wanted, found) {
  const missing = [...wanted];
  const extra = [];
  for (const tag of found) {
    const at = missing.indexOf(tag);
    if (at < 0) extra.push(tag);
    else missing.splice(at, 1);
  }
  return { missing, extra };
}

/** The text as nodes, its tags as chips. */
export function render(text) {
  const nodes = [];
  const open = [];
  let from = 0;
  for (const match of text.matchAll(TAG)) {
    if (match.index > from) nodes.push(document.createTextNode(text.slice(from, match.index)));
    if (match[1]) open.push(match[1]);
    const label = match[1] ? `${match[1]}›` : match[2] ? `‹${open.pop() ?? "?"}` : `${match[3]}`;
    nodes.push(chip(label, match[0]));
    from = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}

function chip(label, tag) {
  const node = document.createElement("span");
  node.className = "chip";
  node.lang = document.documentElement.lang;
  node.dir = "ltr";
  node.contentEditable = "false";
  node.dataset.tag = tag;
  node.textContent = label;
  return node;
}
