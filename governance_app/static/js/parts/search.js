/** Lower case without accents, so that "Nunez" finds "Núñez". */
export const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** Put a field over a long list that leaves only the choices containing what is typed. */
export function searchLists(root) {
  for (const list of root.querySelectorAll("select[data-search]")) {
    const choices = [...list.options].map((option) => ({ option, text: folded(option.text) }));
    if (choices.length < 8) continue;
    const filter = root.createElement("input");
    filter.type = "search";
    filter.className = "filter";
    filter.autocomplete = "off";
    filter.placeholder = list.dataset.search;
    filter.setAttribute("aria-label", `${list.dataset.search}. ${list.labels[0] ? list.labels[0].innerText : ""}`);
    filter.setAttribute("aria-controls", list.id);
    list.before(filter);
    filter.addEventListener("input", () => narrow(list, choices, folded(filter.value)));
    filter.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  }
}

function narrow(list, choices, wanted) {
  const chosen = list.value;
  const left = choices.filter(({ option, text }) => option.value === "" || text.includes(wanted));
  list.textContent = "";
  list.append(...left.map(({ option }) => option));
  const named = left.filter(({ option }) => option.value !== "");
  list.value = wanted && named.length === 1 ? named[0].option.value : left.some(({ option }) => option.value === chosen) ? chosen : "";
  list.dispatchEvent(new Event("input", { bubbles: true }));
}
