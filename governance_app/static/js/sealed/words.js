// A scrutineer's key on paper: 12 words of the Spanish list of BIP 39 for its 16 bytes, the last one a check.
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/spanish.js";

const bare = (word) => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const known = wordlist.map(bare);
const SHORT = 4;

/** The words, or one of them, are none of the list. `position` from 1, `word` as typed. */
export class UnknownWord extends Error {
  constructor(position, word) {
    super("unknown word");
    Object.assign(this, { position, word });
  }
}

export const wordsOf = (entropy) => entropyToMnemonic(entropy, wordlist).normalize("NFC").split(" ");

/** The word of the list that was meant: capitals and accents do not matter, and the first four letters are enough. Or null. */
export function meant(typed) {
  const word = bare(typed);
  let at = known.indexOf(word);
  if (at < 0 && word.length >= SHORT) {
    const fits = known.filter((one) => one.startsWith(word));
    at = fits.length === 1 ? known.indexOf(fits[0]) : -1;
  }
  return at < 0 ? null : wordlist[at];
}

/** The 16 bytes of 12 words as typed, with anything between them. Throws UnknownWord; null when together they are no key. */
export function entropyOf(typed) {
  const words = typed.normalize("NFC").split(/[^\p{L}]+/u).filter(Boolean);
  const list = words.map((word, at) => {
    const found = meant(word);
    if (!found) throw new UnknownWord(at + 1, word);
    return found;
  });
  if (list.length !== 12) return null;
  try {
    return mnemonicToEntropy(list.join(" "), wordlist);
  } catch {
    return null;
  }
}
