/**
 * Fill a field from the part of the address after "#" (a printed QR), then take it out of the address and the history.
 * The server never sees that part, so the code stands in no log. Without a script the person writes the code by hand.
 */
export function fillFromFragment(root) {
  const field = root.querySelector("input[data-fragment]");
  const text = location.hash.slice(1);
  if (!field || field.value || !/^[0-9A-Za-z-]{20,30}$/.test(text)) return;
  field.value = text;
  history.replaceState(null, "", location.pathname + location.search);
}
