// Exchanges one segment with htmx, and says so where that did not work.

import { sending } from "./acts.js";
import { refreshPreview } from "./beside.js";
import { forget, lost } from "./drafts.js";
import { changed, chosen } from "./editing.js";
import { enhance, shownOf } from "./editor.js";
import { approvedHere, sentBack } from "./mistakes.js";
import { go, list, next } from "./where.js";
import { say, words } from "./words.js";

// Each answer brings the counts and the signing as they stood when it was made. Of two acts under way
// at once the last answer may be the older one, so when all are in, the two are asked for again.
let underWay = 0;
let overtaken = false;

const ofSegment = (event) => event.detail.target?.matches?.(".segment");

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (!ofSegment(event)) return;
  overtaken ||= underWay > 0;
  underWay += 1;
  // The request itself says when it ends: what htmx says of it goes to an element that may have left
  // the page meanwhile, and one that is counted forever keeps the signing from coming.
  event.detail.xhr.addEventListener("loadend", () => ended(event.detail));
});

function ended({ requestConfig, target, successful }) {
  underWay -= 1;
  if (underWay > 0) return;
  if (overtaken && successful) {
    overtaken = false;
    return again(target.id);
  }
  if (requestConfig.verb !== "get" || requestConfig.parameters.signing) allDecided();
}

function again(id) {
  const segment = document.getElementById(id);
  htmx.ajax("GET", `${list.dataset.path}/segments/${segment.dataset.index}/row`, {
    source: list, target: segment, swap: "none", values: { signing: true },
  }).catch(() => (overtaken = true));
}

/** Brings whoever decided the last open segment to the signing. */
function allDecided() {
  if (next(null, "[data-open]") || list.querySelector(".problem")) return;
  say(words("noneLeft"));
  document.getElementById("signing")?.focus();
}

document.body.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  const segment = form.tagName === "FORM" && form.closest(".segment");
  if (!segment) return;
  delete segment.dataset.unsent;
  sending(segment, true);
  const decides = form.dataset.act === "approve"
    || event.detail.requestConfig.parameters.then === "approve"
    || event.detail.requestConfig.parameters.decision === "reject";
  // The next segment at once: nobody waits for the network between two sentences.
  // What is taken back was to be read once more: the focus stays with it.
  go(decides && !form.dataset.takesBack ? next(segment, "[data-open]") ?? segment : segment);
});

document.body.addEventListener("htmx:beforeOnLoad", (event) => {
  if (event.detail.xhr.getResponseHeader("X-Segment") !== null) return;
  // Not a part of this page: signed out, a form that has expired, or a fault. What is typed stays
  // here, and with the page loaded anew it is in its field again.
  event.preventDefault();
  failed(event.detail.requestConfig.elt, words(event.detail.xhr.status === 500 ? "serverFault" : "signedOut"));
});

for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.body.addEventListener(name, (event) => {
    if (event.detail.requestConfig?.verb === "get") return;
    lost();
    failed(event.detail.requestConfig?.elt, words("noAnswer"));
  });
}

function failed(form, text) {
  const segment = form?.tagName === "FORM" && form.closest(".segment");
  if (!segment) return say(text);
  sending(segment, false);
  segment.dataset.unsent = words("unsent");
  say(`${words("segment", segment.dataset.index)} ${text}`);
  go(segment);
}

document.body.addEventListener("htmx:afterSwap", (event) => {
  const segment = document.getElementById(event.detail.target.id);
  // What was asked for again brings the counts and the signing, and leaves the row as it is.
  if (!segment?.matches?.(".segment") || event.detail.etc?.swapOverride === "none") return;
  const problem = segment.querySelector(".problem");
  if (problem) {
    const text = problem.querySelector("p").textContent;
    const names = text.match(/\d+/)?.[0] === segment.dataset.index;
    say(names ? text : `${words("segment", segment.dataset.index)} ${text}`);
    // What was typed may be stored all the same, and only its approval refused.
    if (problem.dataset.stored !== undefined) forget(segment.dataset.index);
    const field = segment.querySelector("details[open] textarea");
    if (!field) return go(segment);
    if (field.name === "target") {
      enhance(field, changed);
      changed(field);
    }
    return shownOf(field).focus();
  }
  // The row that had the focus was exchanged: give it back to the new one.
  if (document.activeElement === document.body) go(segment);
  refreshPreview();
  // A row that came anew is not ticked any more.
  chosen();
  if (event.detail.requestConfig.verb === "get") return;
  const { decision, then } = event.detail.requestConfig.parameters;
  if (decision === "approve" || then === "approve") approvedHere(segment);
  else if (decision === "reject") sentBack(segment);
  if (event.detail.requestConfig.parameters.target !== undefined) forget(segment.dataset.index);
});

// Settling, htmx gives a row the classes that it came with: the one that has the focus loses its own.
document.body.addEventListener("htmx:afterSettle", (event) => {
  document.activeElement?.closest?.(".segment")?.classList.add("current");
  const segment = document.getElementById(event.detail.target.id);
  if (segment?.matches?.(".segment") && event.detail.requestConfig.verb !== "get") segment.classList.add("settling");
});
