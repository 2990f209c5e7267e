// The sure look at canonical JSON (RFC 8785) of what a record may hold: whole numbers only, keys in the order of their UTF-16.
// It reads sign by sign, because JSON.parse of some browsers (V8 of 2026) takes a key with an escape for another one it has just seen.

const WORD = /"[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*"/y, WHOLE = /(?:0|-?[1-9][0-9]*)(?![0-9.eE])/y, LITERAL = /true|false|null/y;

let text, at;

/** Whether a text is canonical JSON. Throws (RangeError) only where it goes deeper than a browser can follow. */
export function isCanonical(given) {
  text = given;
  at = 0;
  return value() && at === text.length;
}

function taken(form) {
  form.lastIndex = at;
  const found = form.exec(text);
  if (found) at = form.lastIndex;
  return found && found[0];
}

/** The word that stands here, or null when none does that is spelled as canonical JSON spells it. One word alone is always read rightly. */
function word() {
  const found = taken(WORD);
  try {
    const said = JSON.parse(found);
    return JSON.stringify(said) === found ? said : null;
  } catch {
    return null;
  }
}

function value() {
  if (text[at] === '"') return word() !== null;
  if (text[at] === "{") return members("}", true);
  if (text[at] === "[") return members("]", false);
  const whole = taken(WHOLE);
  return whole === null ? taken(LITERAL) !== null : Number.isSafeInteger(Number(whole));
}

/** The inside of an object (with keys, each after the one before it) or of a list. */
function members(end, keyed) {
  at += 1;
  if (text[at] === end) {
    at += 1;
    return true;
  }
  for (let last = null; ;) {
    if (keyed) {
      const key = word();
      if (key === null || (last !== null && key <= last) || text[at++] !== ":") return false;
      last = key;
    }
    if (!value()) return false;
    if (text[at] === end) {
      at += 1;
      return true;
    }
    if (text[at++] !== ",") return false;
  }
}
