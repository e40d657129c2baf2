/** Hebrew letters to Latin: consonants, with ו and י as vowels inside a word. ב כ פ are two sounds each; the hard one is given first. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["א", "a"],
  ["ב", "b"],
  ["ג", "g"],
  ["ד", "d"],
  ["ה", "h"],
  ["ז", "z"],
  ["ח", "h"],
  ["ט", "t"],
  ["כ", "k"],
  ["ך", "k"],
  ["ל", "l"],
  ["מ", "m"],
  ["ם", "m"],
  ["נ", "n"],
  ["ן", "n"],
  ["ס", "s"],
  ["ע", "a"],
  ["פ", "p"],
  ["ף", "f"],
  ["צ", "ts"],
  ["ץ", "ts"],
  ["ק", "k"],
  ["ר", "r"],
  ["ש", "sh"],
  ["ת", "t"],
]);
const SOFT: ReadonlyMap<string, string> = new Map([
  ["ב", "v"],
  ["כ", "kh"],
  ["פ", "f"],
]);

function read(word: string, softInside: "hard" | "soft", vavInside: "vowel" | "consonant"): string {
  let out = "";
  const letters = [...word];
  for (let i = 0; i < letters.length; i++) {
    const ch = letters[i] as string;
    const next = letters[i + 1];
    if (ch === "ו") {
      if (next === "ו") {
        out += "v";
        i++;
      } else out += i === 0 || (vavInside === "consonant" && i < letters.length - 1) ? "v" : "o";
    } else if (ch === "י") {
      if (next === "י") i++;
      out += i === 0 ? "y" : "i";
    } else if (ch === "ג" && next === "׳") out += "j";
    else out += (i > 0 && softInside === "soft" ? SOFT.get(ch) : undefined) ?? LETTERS.get(ch) ?? (/[a-z0-9]/.test(ch) ? ch : "");
  }
  return out;
}

/** Readings of one folded Hebrew word: ב כ פ hard, then soft inside the word, then ו inside it as a consonant (לוי Levi, דוד David), where that differs. */
export function readHebrew(word: string): readonly string[] {
  return [
    ...new Set([
      read(word, "hard", "vowel"),
      read(word, "soft", "vowel"),
      read(word, "hard", "consonant"),
      read(word, "soft", "consonant"),
    ]),
  ];
}
