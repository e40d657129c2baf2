/** The order in which lists give parties their ids and captions; lists that are not named stand between, by name. */
const FIRST = ["un", "us-sdn", "us-cons", "uk", "eu", "au", "ca", "ch", "pk", "in", "wb", "us-csl", "us-dpl"];
const LAST = ["starter"];

/** Compares two list ids: the same answer on every machine, whatever order the lists were added in. */
export function byListOrder(left: string, right: string): number {
  return place(left) - place(right) || (left < right ? -1 : left > right ? 1 : 0);
}

function place(list: string): number {
  const first = FIRST.indexOf(list);
  if (first >= 0) return first;
  return LAST.includes(list) ? FIRST.length + 1 : FIRST.length;
}
