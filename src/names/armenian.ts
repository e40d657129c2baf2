/** Armenian to Latin: Eastern speech after BGN/PCGN 1981, and Western speech, in which the stops change places (Հակոբ: Hakob, Hagop). */
const EASTERN: ReadonlyMap<string, string> = new Map(
  `աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւv փp քk օo ֆf`
    .split(" ")
    .map((item) => [item.slice(0, 1), item.slice(1)]),
);
const WESTERN: ReadonlyMap<string, string> = new Map(
  `բp գk դt ծdz կg ձts ճj պb ջch տd`.split(" ").map((item) => [item.slice(0, 1), item.slice(1)]),
);

function read(word: string, speech: "eastern" | "western"): string {
  let out = "";
  const letters = [...word.replace(/և/gu, "եւ").replace(/ու/gu, "\u0001")];
  for (const [i, letter] of letters.entries()) {
    const next = letters[i + 1];
    if (letter === "\u0001") out += "u";
    else if (letter === "ե" && i === 0 && next !== "ւ") out += "ye";
    else if (letter === "ո" && i === 0 && next !== "վ") out += "vo";
    else if (letter === "յ" && i === 0 && speech === "western") out += "h";
    else out += (speech === "western" ? WESTERN.get(letter) : undefined) ?? EASTERN.get(letter) ?? (/[a-z0-9]/.test(letter) ? letter : "");
  }
  return out;
}

/** One folded word: Eastern, then Western where that differs. */
export function readArmenian(word: string): readonly string[] {
  const eastern = read(word, "eastern");
  const western = read(word, "western");
  return eastern === western ? [eastern] : [eastern, western];
}
