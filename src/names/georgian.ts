/** Georgian (mkhedruli) to Latin by the national system of 2002, apostrophes left out; capitals are lowered before. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  `აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh ჱe ჲy ჳui ჴkh ჵo ჶf`
    .split(" ")
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);

/** One folded word. */
export function readGeorgian(word: string): string {
  let out = "";
  for (const letter of word) out += LETTERS.get(letter) ?? (/[a-z0-9]/.test(letter) ? letter : "");
  return out;
}
