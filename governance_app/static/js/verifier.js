// The page of the verifier: one file without the network. It reads what is pasted, given or photographed, and remembers the last head.
import { etc, getPublicKey, sign, utils } from "@noble/ed25519";
import decodeQR from "qr/decode.js";
import { check, readNote, UNKNOWN, YES } from "./verifier/check.js";
import { sha256 } from "./verifier/sha256.js";
import { sameWords, witnessWords } from "./verifier/words.js";

const given = JSON.parse(document.getElementById("given").textContent);
const at = (id) => document.getElementById(id);
const memory = {
  get: (name) => {
    try {
      return localStorage.getItem(`${given.origin} ${name}`) ?? "";
    } catch {
      return "";
    }
  },
  set: (name, value) => {
    try {
      localStorage.setItem(`${given.origin} ${name}`, value);
      return true;
    } catch {
      return false;
    }
  },
};

/** The text of a file: as it is, or what a square code in a picture says. */
async function textOf(file) {
  if (!file.type.startsWith("image/")) return file.text();
  const picture = await createImageBitmap(file);
  for (const side of [1600, 1000, 2400]) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // another size may be read
    }
  }
  return null;
}

function line(text, strong) {
  const part = document.createElement(strong ? "strong" : "p");
  part.textContent = text;
  return part;
}

function show({ verdict, because, leaves, head }, more) {
  const box = at("answer");
  box.className = `answer ${verdict}`;
  box.replaceChildren(line(given.said[verdict], true), line(given.said[because] ?? because), ...more.map((text) => line(text)));
  for (const leaf of leaves.slice(-3).map((text) => JSON.parse(text))) {
    const shown = document.createElement("pre");
    shown.textContent = `${leaf.at}  ${leaf.event}\n${JSON.stringify(leaf.data, null, 1)}`;
    box.append(shown);
  }
  if (head) {
    box.append(line(`${head.origin} · ${head.size} · ${head.root.slice(0, 22)}`));
    for (const list of Object.values(given.words)) box.append(line(witnessWords(head.root, list).join(" · ")));
  }
  box.hidden = false;
  box.focus();
}

/** Check what was given against the record this file knows and the head this telephone remembers. */
async function run() {
  const [file] = at("file").files, [acta] = at("acta").files, typed = at("text").value.trim(), words = at("words").value.trim();
  const text = file ? await textOf(file) : typed;
  if (text === null) return show({ verdict: UNKNOWN, because: "no_code", leaves: [], head: null }, []);
  const actaText = acta ? await acta.text() : "", before = memory.get("head");
  let found = check(text, { origin: given.origin, acta: actaText, before });
  const more = [];
  if (found.verdict === UNKNOWN && found.because === "needs_record") {
    found = check(text, { origin: given.origin, acta: actaText });
    more.push(given.said.needs_record);
  }
  if (found.verdict === YES) {
    if (actaText) more.push(given.said.text_holds);
    else if (found.leaves.some((text) => JSON.parse(text).event.startsWith("minutes."))) more.push(given.said.text_missing);
    if (words) more.push(sameWords(words, found.head.root, Object.values(given.words)) ? given.said.words_same : given.said.words_other);
    if (found.note) remember(found.note, more);
  }
  return show(found, more);
}

/** Keep the head of a whole record that grew out of the one kept before, and put this telephone's signature under it. */
function remember(note, more) {
  if (!memory.set("head", note)) return;
  more.push(given.said.remembered);
  const { name, secret } = ownKey();
  if (!name) return;
  const seconds = Math.floor(Date.now() / 1000), head = readNote(note), body = note.slice(0, note.indexOf("\n\n") + 1);
  const signature = sign(new TextEncoder().encode(`cosignature/v1\ntime ${seconds}\n${body}`), secret);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  at("cosigned").value = `${body}\n— ${name} ${btoa(String.fromCharCode(...keyId(name, getPublicKey(secret)), ...time, ...signature))}\n`;
  at("cosigned-box").hidden = head.origin !== given.origin;
}

const keyId = (name, key) => sha256(new TextEncoder().encode(`${name}\n`), Uint8Array.of(4), key).slice(0, 4);

function ownKey() {
  const kept = memory.get("key");
  return kept ? { name: memory.get("name"), secret: etc.hexToBytes(kept) } : { name: "" };
}

/** Make the key of this telephone as a witness; its name has no spaces. */
function becomeWitness() {
  const name = at("name").value.trim().replace(/[\s+]+/g, "-").slice(0, 60);
  if (!name) return at("name").focus();
  if (!memory.get("key")) memory.set("key", etc.bytesToHex(utils.randomSecretKey()));
  memory.set("name", name);
  return showKey();
}

function showKey() {
  const { name, secret } = ownKey();
  if (!name) return;
  const key = getPublicKey(secret);
  at("key").value = `${name}+${etc.bytesToHex(keyId(name, key))}+${btoa(String.fromCharCode(4, ...key))}`;
  at("key-box").hidden = false;
}

at("check").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
at("become").addEventListener("click", becomeWitness);
showKey();
