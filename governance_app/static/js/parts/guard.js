/** Ask before leaving a form in which something was typed and not sent. */
export function guardTyping(root) {
  const typed = new Set();
  root.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.matches("[data-guard]")) typed.add(form);
  });
  root.addEventListener("submit", (event) => { if (!event.defaultPrevented) typed.delete(event.target); });
  window.addEventListener("beforeunload", (event) => {
    for (const form of typed) {
      if (form.isConnected) { event.preventDefault(); event.returnValue = ""; return; }
    }
  });
  root.addEventListener("autosaved", (event) => typed.delete(event.target));
}
