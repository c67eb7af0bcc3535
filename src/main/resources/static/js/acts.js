// The forms of a row: they are put into the row that has the focus, without asking the server, and
// taken out again when it goes on. A row's attributes say which of them it may have.

const blank = document.getElementById("acts")?.innerHTML;

/** Gives the row its forms; a row that may not be acted on, or has them already, stays as it is. */
export function furnish(segment) {
  const place = segment.querySelector(".acts");
  const { acts, index, version, approve, reject, text } = segment.dataset;
  if (acts === undefined || !blank || !place || place.querySelector("form")) return;
  const values = { n: index, version, approve, reject };
  const made = document.createElement("template");
  // Arabic sets what a phrase is filled with apart from the direction around it.
  made.innerHTML = blank.replace(/\u2068?_(n|version|approve|reject)_\u2069?/g, (all, name) => values[name] ?? "");
  const content = made.content;
  if (!approve) content.querySelector("[data-act=approve]").remove();
  if (!reject) content.querySelector("[data-act=reject]").remove();
  if (text === undefined) content.querySelector("[data-act=edit]").remove();
  else fill(content, segment);
  const fields = segment.querySelectorAll("input[name^=waiver-]");
  fields.forEach((field) => field.setAttribute("form", `${segment.id}-approve`));
  const reasons = String(fields.length > 0);
  content.querySelectorAll("[data-reasons]").forEach((label) => label.dataset.reasons === reasons || label.remove());
  place.prepend(content);
  htmx.process(place);
}

function fill(content, segment) {
  const field = content.querySelector("textarea[name=target]");
  field.defaultValue = segment.dataset.text;
  const tags = segment.querySelector(".acts > template");
  if (tags) {
    field.setAttribute("aria-describedby", `${segment.id}-h`);
    field.before(tags.content.cloneNode(true));
  }
  if (!segment.querySelector(".trace [data-approval]")) content.querySelector("[data-voids]").remove();
}

/** Takes the forms out of a row that nobody is working on: a thousand rows of them are slow. */
export function strip(segment) {
  if (segment.dataset.acts === undefined || atWork(segment)) return;
  segment.querySelectorAll(".acts > form, .acts > details").forEach((form) => form.remove());
}

/**
 * Whether somebody is at work in the row. Another one in its place would lose what is typed there, let
 * the next key act instead of writing, or leave an act's answer without its form.
 */
export function atWork(segment) {
  const focused = document.activeElement;
  return segment.matches(".sending, [data-unsent]")
    || segment.querySelector("details[open]") !== null
    // A translation that was typed is kept as a draft; these are kept nowhere else.
    || [...segment.querySelectorAll("textarea[name=comment], input[name^=waiver-]")].some((field) => field.value)
    || (segment.contains(focused) && focused.matches("input:not([type=checkbox]), textarea, .editor"));
}

/** While an act is under way nothing can be typed that its answer would take away. */
export function sending(segment, on) {
  segment.classList.toggle("sending", on);
  segment.querySelectorAll(".acts, .findings").forEach((part) => (part.inert = on));
}
