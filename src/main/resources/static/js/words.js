// What the page says, in the reader's language: the template has the words.

const phrases = document.getElementById("phrases")?.dataset ?? {};
const toast = document.querySelector(".toast");
let timer;

/** The phrase with {0}, {1} filled. */
export function words(name, ...values) {
  return values.reduce((text, value, i) => text.replace(new RegExp(`\u2068?\\{${i}\\}\u2069?`), () => value), phrases[name]);
}

export function say(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (toast.hidden = true), 8000);
}

/** What all requests of a page that is left may hold together, in bytes. */
const KEPT_ALIVE = 64 * 1024;

/** Sends a form's fields; null where nothing was answered or the session has ended. */
export async function send(method, path, fields, { keepalive = false } = {}) {
  const body = new URLSearchParams(fields);
  try {
    const answer = await fetch(path, {
      method,
      keepalive: keepalive && body.toString().length < KEPT_ALIVE,
      headers: { "X-CSRF-TOKEN": document.querySelector("input[name=_csrf]").value },
      body,
    });
    return answer.ok && !answer.redirected ? answer : null;
  } catch {
    return null;
  }
}
