// <form data-make-key>: shows 12 words in the list [data-words], asks two of them back in [data-word-check] inputs (without a name), then
// sends the hidden input "public_key" alone. [data-fingerprint], if there, shows what the key is read aloud by. Sentences of the form:
// data-says-position ("Word number {n}", put into the label of each input, or into its [data-position]), data-says-wrong, data-says-cannot;
// they are said in [data-problem]. The button that sends is disabled until this runs and both words are right.
import { fromText, keyWords } from "./codec.js";
import { able, keyPair, publicText } from "./hpke.js";
import { shuffled } from "./shuffle.js";
import { meant, wordsOf } from "./words.js";

export function makeKeys(form) {
  const part = (name) => form.querySelector(name);
  const checks = [...form.querySelectorAll("[data-word-check]")];
  const list = part("[data-words]");
  const send = part('button:not([type="button"])');
  const say = (name) => { part("[data-problem]").textContent = form.dataset[name] || ""; };
  let words = [], asked = [], key = "";

  const right = (input, at) => Boolean(input.value.trim()) && meant(input.value.trim()) === meant(words[asked[at]]);
  const all = () => Boolean(key) && checks.every(right);

  async function start() {
    const entropy = crypto.getRandomValues(new Uint8Array(16));
    words = wordsOf(entropy);
    asked = shuffled(words.keys()).slice(0, checks.length).sort((one, other) => one - other);
    list.textContent = "";
    for (const word of words) list.append(Object.assign(document.createElement("li"), { textContent: word }));
    checks.forEach((input, at) => label(form, input, asked[at] + 1));
    key = await publicText(await keyPair(entropy));
    entropy.fill(0);
    const fingerprint = part("[data-fingerprint]");
    if (fingerprint) fingerprint.textContent = await keyWords(fromText(key));
  }

  function forget() {
    words = [];
    list.textContent = "";
    for (const input of checks) input.value = "";
    send.disabled = true;
  }

  form.addEventListener("input", () => { send.disabled = !all(); if (all()) say(""); });
  form.addEventListener("change", () => {
    if (checks.every((input) => input.value.trim())) say(all() ? "" : "saysWrong");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!all()) return say("saysWrong");
    part('input[name="public_key"]').value = key;
    forget();
    form.submit();
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { forget(); start(); } });
  forget();
  if (!able()) return say("saysCannot");
  start();
}

function label(form, input, number) {
  const holder = input.labels[0];
  (holder.querySelector("[data-position]") || holder).textContent = (form.dataset.saysPosition || "{n}").replace("{n}", number);
}
