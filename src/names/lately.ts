/** letters of one that is kept: a word of a hundred thousand is not worth it */
const MOST_LETTERS = 40;

/** The same told quicker, of words or numbers that it was asked about lately: the same ones come again and again. Changes nothing but time. */
export function lately<Asked extends string | number, Told extends object | string>(
  tell: (asked: Asked) => Told,
  { most = 20_000 } = {},
): (asked: Asked) => Told {
  // who was not asked about again goes with all others of its time: to delete one by one, each look for the oldest would pass the holes of those before
  let known = new Map<Asked, Told>();
  let before = known;
  return (asked) => {
    let told = known.get(asked);
    if (told !== undefined) return told;
    told = before.get(asked) ?? tell(asked);
    if (typeof asked === "string" && asked.length > MOST_LETTERS) return told;
    if (known.size >= most / 2) {
      before = known;
      known = new Map();
    }
    known.set(asked, told);
    return told;
  };
}
