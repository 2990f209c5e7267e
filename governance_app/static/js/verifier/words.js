// Witness words: the first 88 bits of a root as words from a fixed list (written anew beside governance_app/record/rules/words.py).

/** The words of a root (hex) from a list of 2^k words, k bits a word, from the left. */
export function witnessWords(root, list) {
  const each = Math.log2(list.length), count = Math.ceil(88 / each);
  const bits = [...root].map((digit) => parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  return Array.from({ length: count }, (_, place) => list[parseInt(bits.slice(place * each, (place + 1) * each), 2)]);
}

/** Words in small letters without accents, ñ as n. */
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").split(/[^\p{L}]+/u).filter(Boolean);

/** Whether words as somebody wrote them are those of a root in one of the lists. */
export function sameWords(written, root, lists) {
  const said = plain(written).join(" ");
  return lists.some((list) => plain(witnessWords(root, list).join(" ")).join(" ") === said);
}
