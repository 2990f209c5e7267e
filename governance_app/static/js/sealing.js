// The voter's page of a sealed ballot: <form data-seal data-motion data-first data-second>. The choice never leaves this phone.
// In it: buttons data-choice (disabled until this runs), a hidden part with [data-chosen], [data-confirm] and [data-back], the hidden
// input "sealed", and [data-seal-state], which says without scripts that this phone cannot seal. Sentences of the form: data-says-ready,
// data-says-sealing, data-says-failed, data-says-cannot; of a button: data-says ("You chose …").
import { sealBallot } from "./sealed/ballots.js";
import { able } from "./sealed/hpke.js";

for (const form of document.querySelectorAll("form[data-seal]")) prepare(form);

function prepare(form) {
  const part = (name) => form.querySelector(name);
  const buttons = [...form.querySelectorAll("[data-choice]")];
  const [chosen, confirm, back, sealed] = ["[data-chosen]", "[data-confirm]", "[data-back]", 'input[name="sealed"]'].map(part);
  const sure = confirm.closest("[hidden]") || confirm.parentElement;
  const say = (name) => { part("[data-seal-state]").textContent = form.dataset[name] || ""; };
  let choice = null;

  const forget = () => {
    choice = null;
    chosen.textContent = "";
    sure.hidden = true;
    for (const button of buttons) { button.setAttribute("aria-pressed", "false"); button.hidden = false; }
  };
  const lock = (locked) => { for (const button of [...buttons, confirm, back]) button.disabled = locked; };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      choice = button.dataset.choice;
      chosen.textContent = button.dataset.says || button.textContent.trim();
      for (const one of buttons) { one.setAttribute("aria-pressed", String(one === button)); one.hidden = true; }
      sure.hidden = false;
      chosen.tabIndex = -1;
      chosen.focus();
    });
  }
  back.addEventListener("click", () => {
    const before = buttons.find((button) => button.dataset.choice === choice);
    forget();
    before?.focus();
  });
  confirm.addEventListener("click", async () => {
    if (!choice) return;
    const taken = choice;
    lock(true);
    say("saysSealing");
    try {
      sealed.value = await sealBallot(form.dataset.motion, taken, form.dataset.first, form.dataset.second);
    } catch {
      forget();
      lock(false);
      return say("saysFailed");
    }
    forget();
    form.submit();
  });

  const ready = () => { forget(); sealed.value = ""; lock(!able()); say(able() ? "saysReady" : "saysCannot"); };
  window.addEventListener("pageshow", (event) => { if (event.persisted) ready(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  ready();
}
