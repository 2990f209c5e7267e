// <form data-peel="outer|inner" data-motion data-public-key>: takes the 12 words from [data-words-in] (a textarea without a name), opens the
// list in <script type="application/json" data-envelopes>, and fills hidden inputs: peeled (JSON), unreadable, repeated; or votes_for,
// against, blank, null (null of this step alone). Sentences of the form, said in [data-problem]: data-says-unknown ("Word {n}, {word}, is not
// in the list"), data-says-wrong (the words are of another key), data-says-cannot, data-says-failed; and data-says-working ("{n} of {total}"), said in [data-seal-state].
import { count, peel } from "./ballots.js";
import { able, keyPair, publicText } from "./hpke.js";
import { UnknownWord, entropyOf } from "./words.js";

export function openEnvelopes(form) {
  const part = (name) => form.querySelector(name);
  const typed = part("[data-words-in]");
  const send = part('button:not([type="button"])');
  const fill = (sentence, facts) => Object.entries(facts).reduce((text, [name, fact]) => text.replace(`{${name}}`, fact), sentence || "");
  const say = (name, facts = {}) => { part("[data-problem]").textContent = fill(form.dataset[name], facts); };
  const working = (facts) => {
    const state = part("[data-seal-state]");
    if (state) state.textContent = facts ? fill(form.dataset.saysWorking, facts) : "";
  };

  async function work() {
    const entropy = entropyOf(typed.value);
    const pair = entropy && await keyPair(entropy);
    if (!pair || (await publicText(pair)) !== form.dataset.publicKey) return say("saysWrong");
    typed.value = "";
    const list = JSON.parse((part("[data-envelopes]") || document.querySelector("[data-envelopes]")).textContent);
    const found = await results(form.dataset, list, pair, (n) => working({ n, total: list.length }));
    for (const [name, value] of Object.entries(found)) part(`input[name="${name}"]`).value = value;
    form.submit();
    return null;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    say("");
    try {
      await work();
    } catch (error) {
      if (error instanceof UnknownWord) say("saysUnknown", { n: error.position, word: error.word });
      else say("saysFailed");
    }
    working(null);
    send.disabled = false;
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) typed.value = ""; });
  send.disabled = !able();
  if (!able()) say("saysCannot");
}

/** The hidden inputs by name. */
async function results({ peel: layer, motion }, list, pair, each) {
  if (layer === "outer") {
    const { peeled, unreadable, repeated } = await peel(motion, list, pair, each);
    return { peeled: JSON.stringify(peeled), unreadable, repeated };
  }
  const found = await count(motion, list, pair, each);
  return { votes_for: found.for, against: found.against, blank: found.blank, null: found.null };
}
