// SHA-256 (FIPS 180-4) and the tree of RFC 6962 §2.1 over it, for a hundred thousand leaves on a telephone: whatever is hashed is laid on one
// desk, and hashes lie one after another in one array of bytes, so that no hash costs an object.

/** The first 32 bits behind the point of roots of the first primes (FIPS 180-4 §4.2.2 and §5.3.3). */
const FACTORS = new Int32Array(64), START = new Int32Array(8);
for (let candidate = 2, found = 0; found < 64; candidate += 1) {
  let prime = true;
  for (let part = 2; part * part <= candidate; part += 1) prime &&= candidate % part > 0;
  if (!prime) continue;
  if (found < 8) START[found] = (Math.sqrt(candidate) % 1) * 2 ** 32;
  FACTORS[found] = (Math.cbrt(candidate) % 1) * 2 ** 32;
  found += 1;
}

const encoder = new TextEncoder(), words = new Int32Array(64), state = new Int32Array(8), ZERO = Uint8Array.of(0);
let desk, view, afterFirst;

/** Make the desk large enough for so many bytes, their end mark and their length. */
function makeRoom(count) {
  if (desk?.length >= count + 73) return;
  desk = new Uint8Array(2 * count + 73);
  view = new DataView(desk.buffer);
  afterFirst = desk.subarray(1);
}

makeRoom(60_000);

/** Mix the 64 bytes of the desk from `at` into the state (§6.2.2). Rotations are written out: compilers know them by this form. */
function mix(at) {
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15], y = words[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3), s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = (words[i - 16] + words[i - 7] + s0 + s1) | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7)), choice = g ^ (e & (f ^ g));
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10)), majority = (a & b) | (c & (a | b));
    const one = (h + s1 + choice + FACTORS[i] + words[i]) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + s0 + majority) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** Hash the first `count` bytes of the desk; the 32 bytes of the hash go to `into` from `at`. */
function hashDesk(count, into, at) {
  const end = ((count + 72) >> 6) << 6;
  desk.fill(0, count, end);
  desk[count] = 128;
  view.setUint32(end - 8, count / 2 ** 29);
  view.setUint32(end - 4, count << 3);
  state.set(START);
  for (let block = 0; block < end; block += 64) mix(block);
  for (let place = 0; place < 32; place += 1) into[at + place] = state[place >> 2] >>> (24 - 8 * (place & 3));
}

/** The hash of parts (arrays of bytes), one after another. */
export function sha256(...parts) {
  const found = new Uint8Array(32);
  makeRoom(parts.reduce((sum, part) => sum + part.length, 0));
  let count = 0;
  for (const part of parts) {
    desk.set(part, count);
    count += part.length;
  }
  hashDesk(count, found, 0);
  return found;
}

/** The hash of a leaf (a zero byte, then its text) goes to `into` from `at`; returns the bytes of its text, which hold until the next hash. */
export function putLeafHash(text, into, at) {
  makeRoom(1 + 3 * text.length);
  desk[0] = 0;
  const count = encoder.encodeInto(text, afterFirst).written;
  hashDesk(count + 1, into, at);
  return { bytes: afterFirst, count };
}

export const leafHash = (bytes) => sha256(ZERO, bytes);
export const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** The root over hashes of leaves that lie one after another: level by level; the last one without a neighbour rises as it is. */
export function rootOf(hashes) {
  if (!hashes.length) return sha256();
  const level = hashes.slice();
  for (let count = level.length / 32; count > 1; count = (count + 1) >> 1) {
    for (let place = 0; place < count >> 1; place += 1) {
      desk[0] = 1;
      for (let byte = 0; byte < 64; byte += 1) desk[byte + 1] = level[64 * place + byte];
      hashDesk(65, level, 32 * place);
    }
    if (count % 2) level.copyWithin(16 * (count - 1), 32 * (count - 1), 32 * count);
  }
  return level.slice(0, 32);
}
