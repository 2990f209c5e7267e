// Bytes and texts of a sealed ballot. The same as governance_app/voting/rules/sealed: 16 bytes of the motion, 1 of the choice, 16 random.
export const CHOICES = { for: 1, against: 2, blank: 3 };
export const PLAIN_BYTES = 33;
export const INNER_BYTES = 114;
export const OUTER_BYTES = 195;

/** base64url without padding. */
export function toText(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** The bytes of a text; throws when it is no base64url. */
export function fromText(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
}

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}

/** The 16 bytes of a motion's UUID. */
export function motionBytes(uuid) {
  const hex = uuid.replace(/-/g, "");
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new Error("the motion has no UUID");
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

/** An open ballot. Whoever calls this wipes it. */
export function plainBallot(motion, choice) {
  if (!Object.prototype.hasOwnProperty.call(CHOICES, choice)) throw new Error("no such choice");
  return joined(motion, [CHOICES[choice]], crypto.getRandomValues(new Uint8Array(16)));
}

/** {choice, mark} of an open ballot, or null when it is none of this motion. `mark`: its random bytes, as text. */
export function readBallot(plain, motion) {
  if (plain.length !== PLAIN_BYTES || motion.some((byte, at) => plain[at] !== byte)) return null;
  const choice = Object.keys(CHOICES).find((name) => CHOICES[name] === plain[16]);
  return choice ? { choice, mark: toText(plain.subarray(17)) } : null;
}

/** What a key is read aloud by: the first 8 bytes of its SHA-256 as 20 digits in groups of four. */
export async function keyWords(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 8);
  return [...digest].reduce((number, byte) => number * 256n + BigInt(byte), 0n).toString().padStart(20, "0").replace(/(....)(?=.)/g, "$1 ");
}
