// Small helps for pages that already work without any script. Each does one thing and knows nothing of the others.
import { focusSummary } from "./parts/focus.js";
import { sendOnce } from "./parts/once.js";
import { guardTyping } from "./parts/guard.js";
import { countLetters } from "./parts/count.js";
import { searchLists } from "./parts/search.js";
import { fillFromFragment } from "./parts/fragment.js";
import { autosave } from "./parts/autosave.js";
import { tapInPlace } from "./parts/tap.js";

for (const help of [tapInPlace, focusSummary, sendOnce, guardTyping, countLetters, searchLists, fillFromFragment, autosave]) help(document);
