/**
 * Tap without leaving the page: forms with data-tap inside [data-live] are sent in the background, one after the other,
 * and the live part is replaced by the server's own answer. Whatever goes wrong is sent the plain way instead.
 */
export function tapInPlace(root) {
  let queue = Promise.resolve();
  root.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!form.matches("[data-live] [data-tap]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const pressed = { action: form.action, name: submitter?.name, value: submitter?.value };
    queue = queue.then(() => send(root, pressed));
  }, true);
}

async function send(root, { action, name, value }) {
  const form = [...root.querySelectorAll("[data-live] [data-tap]")].find((one) => one.action === action);
  if (!form) return;
  const sent = new FormData(form);
  if (name) sent.set(name, value);
  const answer = await fetch(action, { method: "POST", body: sent, credentials: "same-origin" }).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page && page.querySelector("[data-live]");
  if (!part) return sendPlainly(form, name, value);
  part.prepend(...page.querySelectorAll(".flash"));
  root.querySelector("[data-live]").replaceWith(part);
  if (name) part.querySelector(`[name="${name}"][value="${value}"]`)?.focus();
}

/** The same request id travels along, so a tap that did arrive counts once. */
function sendPlainly(form, name, value) {
  if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.submit();
}
