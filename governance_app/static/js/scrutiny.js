// The scrutineers' pages of a sealed ballot. Private keys and words stay on this phone; nothing here has a name in a form.
import { makeKeys } from "./sealed/make_key.js";
import { openEnvelopes } from "./sealed/open_envelopes.js";

for (const form of document.querySelectorAll("form[data-make-key]")) makeKeys(form);
for (const form of document.querySelectorAll("form[data-peel]")) openEnvelopes(form);
