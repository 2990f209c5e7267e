/** Show how many letters are left once fewer than a fifth of them are. Figures as people in Ecuador write them. */
export function countLetters(root) {
  const figures = new Intl.NumberFormat("es-EC");
  for (const field of root.querySelectorAll("textarea[maxlength]")) {
    const shown = root.createElement("p");
    shown.className = "count";
    shown.setAttribute("role", "status");
    field.after(shown);
    const count = () => {
      const left = field.maxLength - field.value.length;
      shown.textContent = left * 5 < field.maxLength ? `${figures.format(field.value.length)} / ${figures.format(field.maxLength)}` : "";
    };
    field.addEventListener("input", count);
    count();
  }
}
