// Two people at one article see each other, and each other's work, within seconds. Nothing is locked:
// what keeps them from overwriting is the version that each act names.

import { atWork } from "./acts.js";
import { flush } from "./drafts.js";
import { say, send, words } from "./words.js";

const EVERY = 10_000;
const AT_ONCE = 20;

const list = document.querySelector(".segments");
const others = document.getElementById("others");
/** Stamps that were asked for or told of, so that neither is done twice for the same reason. */
const known = new Map();

async function report() {
  const here = list.querySelector(".segment.current")?.dataset.index ?? "-1";
  const answer = await send("POST", `${list.dataset.path}/presence`, { segment: here });
  if (!answer) return;
  const seen = await answer.json();
  introduce(seen.others);
  catchUp(seen.stamps);
  flush();
}

function introduce(people) {
  list.querySelectorAll(".segment[data-there]").forEach((segment) => delete segment.dataset.there);
  others.replaceChildren(...people.map(({ name, segment }) => {
    const item = document.createElement("li");
    if (segment === null || !document.getElementById(`s${segment}`)) {
      item.textContent = words("here", name);
      return item;
    }
    document.getElementById(`s${segment}`).dataset.there = name;
    const link = document.createElement("a");
    link.href = `#s${segment}`;
    link.textContent = words("at", name, segment);
    item.append(link);
    return item;
  }));
}

function catchUp(stamps) {
  const behind = [...list.querySelectorAll(".segment:not(.beside)")].filter((segment) => {
    const stamp = stamps[segment.dataset.index];
    return stamp && stamp !== segment.dataset.stamp && !segment.matches(".sending");
  });
  if (behind.length > AT_ONCE) return say(words("changed", behind.length));
  for (const segment of behind) {
    const news = `${atWork(segment) ? "told" : "asked"} ${stamps[segment.dataset.index]}`;
    if (known.get(segment.id) === news) continue;
    known.set(segment.id, news);
    if (atWork(segment)) warn(segment);
    else ask(segment);
  }
}

/** Of itself, and not of the page: of all that the page asks for at once htmx sends two. */
function ask(segment) {
  const { index } = segment.dataset;
  htmx.ajax("GET", `${list.dataset.path}/segments/${index}/row`, { source: segment, target: segment, swap: "outerHTML" })
    .catch(() => known.delete(segment.id));
}

// Between the question and its answer somebody may have begun to work in the row.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, target, etc } = event.detail;
  if (requestConfig.verb !== "get" || etc.swapOverride === "none" || !target.matches(".segment") || !atWork(target)) return;
  event.detail.shouldSwap = false;
  known.delete(target.id);
});

function warn(segment) {
  const note = segment.querySelector("details[open] [data-kept]");
  if (!note) return say(`${words("segment", segment.dataset.index)} ${words("changedBehind")}`);
  note.textContent = words("changedHere");
  note.hidden = false;
}

if (list) {
  report();
  setInterval(() => document.visibilityState === "visible" && report(), EVERY);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && report());
  window.addEventListener("online", report);
}
