const PAUSE = 2500;

/**
 * Send a form by itself after a pause in typing: <form data-autosave="address" data-saved="Saved">.
 * The server answers 204 (web.answers.kept) when it has kept the text, with the id of the next sending; anything else leaves the form unsaved, and the guard still warns.
 */
export function autosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) {
    let waiting = 0;
    const shown = root.createElement("p");
    shown.className = "saved";
    shown.setAttribute("role", "status");
    form.append(shown);
    form.addEventListener("input", () => {
      shown.textContent = "";
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(form, shown), PAUSE);
    });
  }
}

async function keep(form, shown) {
  const sent = new FormData(form);
  const answer = await fetch(form.dataset.autosave, { method: "POST", body: sent, credentials: "same-origin" }).catch(() => null);
  if (!answer || answer.status !== 204) return;
  form.elements.namedItem("request_id").value = answer.headers.get("Next-Request-Id");
  shown.textContent = form.dataset.saved;
  form.dispatchEvent(new Event("autosaved", { bubbles: true }));
}
