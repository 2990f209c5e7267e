/** Bring who reads by ear or by keyboard to what must be put right. */
export function focusSummary(root) {
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
}
