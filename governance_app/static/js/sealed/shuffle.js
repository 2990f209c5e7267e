// An order that nobody can guess: Fisher and Yates, with the browser's random numbers.
const WORDS = 2 ** 32;
const browser = (array) => crypto.getRandomValues(array);

/** A whole number from 0 up to but without `limit`, each as likely: what would make the first ones likelier is drawn again. */
export function below(limit, fill = browser) {
  const most = WORDS - (WORDS % limit);
  const drawn = new Uint32Array(1);
  do fill(drawn); while (drawn[0] >= most);
  return drawn[0] % limit;
}

export function shuffled(list, fill = browser) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = below(last + 1, fill);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
