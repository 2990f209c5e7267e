// The three acts on ballots: the voter seals, the first scrutineer peels and mixes, the second opens and counts. No page in here.
import { CHOICES, INNER_BYTES, OUTER_BYTES, fromText, motionBytes, plainBallot, readBallot, toText } from "./codec.js";
import { open, seal } from "./hpke.js";
import { shuffled } from "./shuffle.js";

/** A choice in two envelopes: inside for the second scrutineer, outside for the first. Always of one length. */
export async function sealBallot(uuid, choice, first, second) {
  const motion = motionBytes(uuid);
  const plain = plainBallot(motion, choice);
  try {
    const outer = await seal(await seal(plain, second, "inner", motion), first, "outer", motion);
    if (outer.length !== OUTER_BYTES) throw new Error("the envelope has not its length");
    return toText(outer);
  } finally {
    plain.fill(0);
  }
}

/** {peeled, unreadable, repeated}: outer envelopes opened, the same one twice dropped, in another order. */
export async function peel(uuid, envelopes, pair, each = () => {}) {
  const motion = motionBytes(uuid);
  const kept = new Set();
  let unreadable = 0, repeated = 0;
  for (const [at, envelope] of envelopes.entries()) {
    const inner = await opened(envelope, pair, "outer", motion);
    if (!inner || inner.length !== INNER_BYTES) unreadable += 1;
    else if (kept.has(toText(inner))) repeated += 1;
    else kept.add(toText(inner));
    each(at + 1);
  }
  return { peeled: shuffled(kept), unreadable, repeated };
}

/** {for, against, blank, null}: what is unreadable, of another motion or copied is null. */
export async function count(uuid, envelopes, pair, each = () => {}) {
  const motion = motionBytes(uuid);
  const found = { null: 0 };
  for (const choice of Object.keys(CHOICES)) found[choice] = 0;
  const marks = new Set();
  for (const [at, envelope] of envelopes.entries()) {
    const plain = await opened(envelope, pair, "inner", motion);
    const ballot = plain && readBallot(plain, motion);
    found[ballot && !marks.has(ballot.mark) ? ballot.choice : "null"] += 1;
    if (ballot) marks.add(ballot.mark);
    if (plain) plain.fill(0);
    each(at + 1);
  }
  return found;
}

async function opened(text, pair, layer, motion) {
  try {
    return await open(fromText(text), pair, layer, motion);
  } catch {
    return null;
  }
}
