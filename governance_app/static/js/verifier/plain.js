// A quick look at canonical JSON (RFC 8785) as bytes. It knows the plainest form only; what it does not know is looked at slowly elsewhere.

const QUOTE = 34, COMMA = 44, MINUS = 45, ZERO = 48, NINE = 57, COLON = 58, DEEPEST = 20, LONGEST_NUMBER = 15;
const encoded = (word) => new TextEncoder().encode(word);
const LITERALS = new Map(["true", "false", "null"].map((word) => [word.charCodeAt(0), encoded(word)]));
/**
 * Bytes that stand for themselves in a text: all of UTF-8 but controls, the quote and the backslash. Letters that begin with EE or EF are left
 * to the slow look: U+E000 and after stand elsewhere in the order of UTF-16, and what was half a letter has become U+FFFD.
 */
const FREE = Uint8Array.from({ length: 256 }, (_, byte) => Number(byte > 31 && byte !== QUOTE && byte !== 92 && byte !== 0xee && byte !== 0xef));

let bytes, at;

/** Whether the first `count` bytes are canonical JSON; false also means that only the slow look can tell. */
export function isPlain(given, count) {
  bytes = given;
  at = 0;
  return value(0) && at === count;
}

function value(depth) {
  const byte = bytes[at];
  if (byte === QUOTE) return string();
  if (byte === 123) return members(depth, 125, true);
  if (byte === 91) return members(depth, 93, false);
  const literal = LITERALS.get(byte);
  return literal ? literal.every((letter) => bytes[at++] === letter) : number();
}

function string() {
  let here = at + 1;
  while (FREE[bytes[here]]) here += 1;
  at = here + 1;
  return bytes[here] === QUOTE;
}

function number() {
  if (bytes[at] === MINUS) at += 1;
  const start = at;
  while (bytes[at] >= ZERO && bytes[at] <= NINE) at += 1;
  if (bytes[start] === ZERO) return at === start + 1 && bytes[start - 1] !== MINUS;
  return at > start && at - start <= LONGEST_NUMBER;
}

/** The inside of an object (with keys, each after the one before it) or of a list. */
function members(depth, end, keyed) {
  at += 1;
  if (depth > DEEPEST) return false;
  if (bytes[at] === end) {
    at += 1;
    return true;
  }
  for (let before = -1; ;) {
    if (keyed) {
      const key = at;
      if (bytes[at] !== QUOTE || !string() || bytes[at++] !== COLON || !isAfter(key, before)) return false;
      before = key;
    }
    if (!value(depth + 1)) return false;
    if (bytes[at] === end) {
      at += 1;
      return true;
    }
    if (bytes[at++] !== COMMA) return false;
  }
}

/** Whether the key that begins at a byte stands after the one that begins at another (-1: there is none). */
function isAfter(key, before) {
  if (before < 0) return true;
  let one = before + 1, other = key + 1;
  while (bytes[one] === bytes[other] && bytes[one] !== QUOTE) {
    one += 1;
    other += 1;
  }
  return bytes[other] !== QUOTE && (bytes[one] === QUOTE || bytes[one] < bytes[other]);
}
