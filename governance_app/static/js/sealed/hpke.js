// Sealing and opening: HPKE in base mode, RFC 9180, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { fromText, joined, toText } from "./codec.js";

export const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
const KEY_BYTES = 65;
const said = (text) => new TextEncoder().encode(text);

/** HPKE's info: which envelope, of which motion. */
const about = (layer, motion) => joined(said(`governance-app sealed ballot v1 ${layer}`), motion);

/** Whether this browser can seal at all: pages without HTTPS cannot. */
export const able = () => Boolean(globalThis.crypto && crypto.subtle && crypto.getRandomValues);

export async function seal(plain, key, layer, motion) {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromText(key));
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: about(layer, motion) }, plain);
  return joined(new Uint8Array(enc), new Uint8Array(ct));
}

/** The bytes inside an envelope, or null when it does not open with this key for this motion. */
export async function open(envelope, pair, layer, motion) {
  try {
    const sealed = { recipientKey: pair, enc: envelope.subarray(0, KEY_BYTES), info: about(layer, motion) };
    return new Uint8Array(await suite.open(sealed, envelope.subarray(KEY_BYTES)));
  } catch {
    return null;
  }
}

/** The key pair of a scrutineer's 16 bytes, always the same one. */
export async function keyPair(entropy) {
  const ikm = await crypto.subtle.digest("SHA-256", joined(said("governance-app scrutineer key v1"), entropy));
  return suite.kem.deriveKeyPair(ikm);
}

export async function publicText(pair) {
  return toText(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)));
}
