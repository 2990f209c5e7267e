// Checks proofs and whole records without the network. Written anew beside governance_app/record and audit/verifier/verificar.py: the three
// share no code. RFC 6962 (tree), RFC 8785 (canonical JSON), C2SP tlog-proof and signed-note. Ed25519 and SHA-512 are those of @noble.
import { hashes, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex as hex, concatBytes as concat, hexToBytes } from "@noble/hashes/utils.js";
import { unzlibSync } from "fflate";
import { isCanonical } from "./canonical.js";
import { isPlain } from "./plain.js";
import { leafHash, nodeHash, putLeafHash, rootOf, sha256 } from "./sha256.js";

hashes.sha512 = sha512;

export const YES = "matches", NO = "differs", UNKNOWN = "unknown";
const LONGEST_LEAF = 20_000;
/** What leaves usually say: the dictionary of their compression. It never changes. */
const USUAL = '{"at":"2026-01-01T00:00:00Z","body":"","data":{"annexes_sha256":"","approved_at_meeting":"","at_closing":false,"code":"ACTA-001-","figures":{"against":0,"for":0},' +
  '"language":"es","meeting":"","minutes":"","motion":"","shape_sha256":"","text_sha256":""},"event":"minutes.approved","number":1,"position":1,"previous":"","role":"secretary","schema":2}';

/** What was given is not what it says; `because` names why, for a sentence in the reader's language. */
export class Bad extends Error {
  constructor(because) {
    super(because);
    this.because = because;
  }
}

const utf8 = (text) => new TextEncoder().encode(text);
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const need = (true_, because) => {
  if (!true_) throw new Bad(because);
};
const same = (a, b) => a.length === b.length && a.every((byte, place) => byte === b[place]);

function base64(text) {
  need(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text), "unreadable");
  const found = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  need(btoa(String.fromCharCode(...found)) === text, "unreadable");
  return found;
}

function number(text) {
  need(/^(?:0|[1-9][0-9]{0,15})$/.test(text), "unreadable");
  return Number(text);
}

/** The root to which a path leads (RFC 9162 §2.1.3.2). Sizes pass 2^31, so no bit operators. */
function rootFrom(leaf, at, size, path) {
  need(at >= 0 && at < size, "outside");
  let here = leaf, index = at, last = size - 1, step = 0;
  while (last > 0) {
    if (index % 2 || index < last) {
      need(step < path.length, "incomplete");
      here = index % 2 ? nodeHash(path[step], here) : nodeHash(here, path[step]);
      step += 1;
    }
    index = Math.floor(index / 2);
    last = Math.floor(last / 2);
  }
  need(step === path.length, "unreadable");
  return here;
}

/** A signed head (C2SP signed-note, tlog-checkpoint). */
export function readNote(text) {
  const whole = text.replaceAll("\r\n", "\n").trim();
  const cut = whole.indexOf("\n\n");
  need(cut > 0, "unreadable");
  const body = whole.slice(0, cut).split("\n"), lines = whole.slice(cut + 2).split("\n").map((line) => line.split(" "));
  need(body.length === 3 && lines.every((line) => line.length === 3 && line[0] === "—"), "unreadable");
  const root = base64(body[2]);
  need(root.length === 32, "unreadable");
  return { origin: body[0], size: number(body[1]), root, lines: lines.map(([, name, content]) => ({ name, content: base64(content) })) };
}

const nameOf = (key) => `governance-app/${hex(sha256(key)).slice(0, 16)}`;
const keyId = (origin, key) => sha256(utf8(`${origin}\n`), Uint8Array.of(1), key).slice(0, 4);
const isSigned = (key, message, signature) => {
  if (signature.length !== 64) return false;
  try {
    return verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
};

function checkHead({ origin, size, root, lines }, keys) {
  need(keys.length && keys.every((key, place) => key.length === (place ? 96 : 32)), "keys");
  need(nameOf(keys[0]) === origin, "name");
  for (let place = 1; place < keys.length; place += 1) {
    const added = keys[place].slice(0, 32), message = `governance-app key rotation v1\n${origin}\n${hex(added)}\n`;
    need(isSigned(keys[place - 1].slice(0, 32), utf8(message), keys[place].slice(32)), "endorsement");
  }
  const key = keys.at(-1).slice(0, 32), id = keyId(origin, key);
  const body = utf8(`${origin}\n${size}\n${btoa(String.fromCharCode(...root))}\n`);
  const mine = lines.filter((line) => line.name === origin && same(line.content.slice(0, 4), id));
  need(mine.length && mine.every((line) => isSigned(key, body, line.content.slice(4))), "signature");
}

function readLeaf(text, position) {
  need(isCanonical(text), "entry");
  const said = JSON.parse(text);
  need(said && typeof said === "object" && said.position === position, "entry");
  return said;
}

/** The packed form of a QR: base 32 of keys, size, place, leaf (zlib), path and signatures. */
function unpack(text) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", all = [];
  let held = 0, bits = 0, at = 0;
  for (const letter of text.toUpperCase()) {
    const value = letters.indexOf(letter);
    need(value >= 0, "unreadable");
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      all.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  need([0, 2, 4, 5, 7].includes(text.length % 8), "unreadable");
  const take = (count) => {
    need(at + count <= all.length, "incomplete");
    at += count;
    return Uint8Array.from(all.slice(at - count, at));
  };
  const size = () => {
    for (let value = 0, factor = 1; factor < 2 ** 56; factor *= 128) {
      const byte = take(1)[0];
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
    throw new Bad("unreadable");
  };
  need(take(1)[0] === 1, "unreadable");
  const keys = Array.from({ length: take(1)[0] }, (_, place) => take(place ? 96 : 32));
  need(keys.length, "keys");
  const origin = nameOf(keys[0]), tree = size(), index = size();
  const leaf = strict.decode(unzlib(take(size())));
  const path = Array.from({ length: take(1)[0] }, () => take(32));
  const lines = Array.from({ length: take(1)[0] }, () => {
    const name = strict.decode(take(size()));
    const id = name ? take(4) : keyId(origin, keys.at(-1).slice(0, 32));
    return { name: name || origin, content: concat(id, take(size())) };
  });
  need(at === all.length, "unreadable");
  return { leaf, index, path, keys, head: { origin, size: tree, lines, root: rootFrom(leafHash(utf8(leaf)), index, tree, path) } };
}

/** Unpack zlib; its checksum (RFC 1950) is compared too, as the library does not. */
function unzlib(content) {
  const found = unzlibSync(content, { out: new Uint8Array(LONGEST_LEAF), dictionary: utf8(USUAL) });
  let a = 1, b = 0;
  for (const byte of found) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const end = content.slice(-4);
  need(content.length > 6 && ((end[0] * 256 + end[1]) === b) && ((end[2] * 256 + end[3]) === a), "unreadable");
  return found;
}

function readProof(text) {
  if (!text.startsWith("c2sp.org/tlog-proof@v1\n")) return unpack(text.slice(text.lastIndexOf("/") + 1));
  const cut = text.indexOf("\n\n");
  need(cut > 0, "unreadable");
  const [, extra, index, ...steps] = text.slice(0, cut).split("\n");
  need(extra?.startsWith("extra ") && index?.startsWith("index "), "unreadable");
  const told = JSON.parse(strict.decode(base64(extra.slice(6)))), path = steps.map(base64);
  need(path.every((step) => step.length === 32) && typeof told.leaf === "string", "unreadable");
  return { leaf: told.leaf, index: number(index.slice(6)), path, head: readNote(text.slice(cut + 2)), keys: told.keys.map((key) => hexToBytes(key)) };
}

function checkProof(text) {
  const { leaf, index, path, head, keys } = readProof(text.trim().replaceAll("\r\n", "\n"));
  readLeaf(leaf, index);
  need(same(rootFrom(leafHash(utf8(leaf)), index, head.size, path), head.root), "not_in_record");
  checkHead(head, keys);
  return { head, leaves: [leaf], leafHashes: null };
}

/** The 32 bytes of a hash in hexadecimal. */
function digest(text) {
  const bytes = hexToBytes(text);
  need(bytes.length === 32, "unreadable");
  return bytes;
}

/**
 * Whether the text of a leaf (canonical JSON) ends with its place and the hash of the leaf before it, as leaves do since schema 2. No text in it
 * can look like that: its quotes would be escaped.
 */
function namesPlace(text, place, before) {
  const said = `,"position":${place},"previous":"${before}"`, at = text.lastIndexOf(said);
  END.lastIndex = at + said.length;
  return place > 0 && at > 0 && END.test(text);
}
const END = /,"role":"[^"\\]*","schema":[2-9]\}$/y;

function checkRecord(told) {
  need(Array.isArray(told.leaves), "unreadable");
  const head = readNote(told.head), leafHashes = new Uint8Array(32 * told.leaves.length), leaves = [];
  told.leaves.forEach((one, place) => {
    if (typeof one !== "string") return leafHashes.set(digest(one.hash), 32 * place);
    const before = place ? hex(leafHashes.subarray(32 * place - 32, 32 * place)) : null, { bytes, count } = putLeafHash(one, leafHashes, 32 * place);
    leaves.push(one);
    if (isPlain(bytes, count) && namesPlace(one, place, before)) return;
    const { schema, previous } = readLeaf(one, place);
    need(schema === 1 || previous === before, "not_chained");
  });
  need(told.leaves.length === head.size && same(rootOf(leafHashes), head.root), "not_in_record");
  checkHead(head, told.keys.map((key) => hexToBytes(key)));
  return { head, leaves, leafHashes, note: told.head };
}

/** What counts as space at a line's end: what Python's rstrip() takes off, which differs from \s in these six signs. */
const SPACES = /(?:[^\S\uFEFF]|[\x1c-\x1f\x85])+$/u;

/** The digest (hex) of an acta as plain text: NFC, one kind of line end, no spaces at line ends, one line end at the end. */
function digestOfText(text) {
  const lines = text.normalize("NFC").replace(/\r\n?/g, "\n").split("\n").map((line) => line.replace(SPACES, ""));
  return hex(sha256(utf8(`${lines.join("\n").replace(/^\n+|\n+$/g, "")}\n`)));
}

function compare(checked, { origin, acta, before }) {
  const { head, leaves, leafHashes } = checked;
  need(!origin || origin === head.origin, "other_record");
  if (before) {
    const old = readNote(before);
    need(old.origin === head.origin && old.size <= head.size, "shorter");
    if (!leafHashes && old.size !== head.size) return { verdict: UNKNOWN, because: "needs_record" };
    need(same(leafHashes ? rootOf(leafHashes.subarray(0, 32 * old.size)) : head.root, old.root), "rewritten");
  }
  if (acta) {
    const told = digestOfText(acta);
    need(leaves.some((leaf) => leaf.includes(told) && JSON.stringify(JSON.parse(leaf).data ?? null).includes(told)), "other_text");
  }
  return { verdict: YES, because: "holds" };
}

/**
 * Check a proof or a whole record; `given` may hold `origin`, `acta` (text) and `before` (an older head). Never throws. Answers the texts of
 * the public leaves too, and the signed head of a whole record as it was written (`note`).
 */
export function check(text, given = {}) {
  try {
    const checked = text.trimStart().startsWith("{") ? checkRecord(JSON.parse(text)) : checkProof(text);
    const { origin, size, root } = checked.head;
    return { ...compare(checked, given), leaves: checked.leaves, note: checked.note, head: { origin, size, root: hex(root) } };
  } catch (error) {
    return { verdict: NO, because: error instanceof Bad ? error.because : "unreadable", leaves: [], head: null };
  }
}
