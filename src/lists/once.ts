/** up to here doubles are looked for; a cell with more values than any list prints must not take quadratic time */
const COMPARED = 1_000;

/** Adds an item unless one like it is there. */
export function addOnce<T>(items: T[], item: T, same: (there: T) => boolean): void {
  if (items.length > COMPARED || !items.some(same)) items.push(item);
}

/** Adds a name unless its text is there, in whatever role. */
export function addNameOnce<Name extends { readonly text: string }>(names: Name[], name: Name): void {
  if (name.text !== "") addOnce(names, name, ({ text }) => text === name.text);
}

/** longer cells are no name with others around it but prose or damage: they are not divided */
export const LONGEST_NAME_CELL = 10_000;
