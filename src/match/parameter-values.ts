import {
  AGAINST,
  BITS,
  type Bounds,
  CHANCE,
  checkByte,
  checkRising,
  EITHER,
  FACTOR,
  LETTER,
  numbersIn,
  type Numbers,
  SHARE,
} from "./parameter-bounds.ts";
import { type ParameterFile, VERSION } from "./parameters-file.ts";

/**
 * The numbers of a parameter file by name: what each is for stands in the file itself. Written out, so that the types know each, and the
 * engine reads plain frozen objects.
 */
export interface ParameterValues {
  readonly parameters: Parameters;
  readonly letters: LetterCosts;
}
export type Parameters = ReturnType<typeof takeParameters>;
export type LetterCosts = ReturnType<typeof takeLetters>;

/** Throws `parameters-damaged`: a number missing, unknown, twice given or out of its bounds. `name`: how the file is called in errors. */
export function parameterValues({ numbers: rows }: ParameterFile, name: string): ParameterValues {
  const numbers = numbersIn(rows, name);
  const values = { parameters: takeParameters(numbers), letters: takeLetters(numbers) };
  numbers.end();
  const { possible, strong, identified } = values.parameters.bands;
  checkRising(Object.entries({ "bands.possible": possible, "bands.strong": strong, "bands.identified": identified }), name);
  checkRising(
    LIMITED.map((letters, i) => [`letters.limit.${letters}`, values.letters.limit[i] as number] as const),
    name,
  );
  const { limit, limitRead } = values.letters;
  checkByte("letters.limitRead", (limit.at(-1) as number) + limitRead, name);
  return values;
}

/** Bounds of every number, by id, in the order in which they are taken. */
export function boundsById(): ReadonlyMap<string, Bounds> {
  const bounds = new Map<string, Bounds>();
  const numbers: Numbers = {
    take: (id, of) => {
      bounds.set(id, of);
      return of.least;
    },
    end: () => {},
  };
  takeParameters(numbers);
  takeLetters(numbers);
  return bounds;
}

function takeParameters({ take }: Numbers) {
  const role = (of: string): number => take(`leftRole.${of}`, FACTOR);
  const cap = (of: string): number => take(`cap.${of}`, BITS);
  const fact = (of: string, bounds: Bounds): number => take(`fact.${of}`, bounds);
  const band = (of: string): number => take(`bands.${of}`, BITS);
  return Object.freeze({
    version: VERSION,
    prior: take("prior", CHANCE),
    charge: take("charge", FACTOR),
    far: take("far", FACTOR),
    farFrom: take("farFrom", BITS),
    chargeRead: take("chargeRead", FACTOR),
    farRead: take("farRead", FACTOR),
    misspelt: Object.freeze({
      once: take("misspelt.once", BITS),
      bit: take("misspelt.bit", FACTOR),
      far: take("misspelt.far", FACTOR),
      farFrom: take("misspelt.farFrom", BITS),
    }),
    firstLetter: take("firstLetter", BITS),
    lastVowel: take("lastVowel", BITS),
    elsewhere: take("elsewhere", SHARE),
    meaning: take("meaning", BITS),
    another: take("another", BITS),
    floorBits: take("floorBits", BITS),
    floorPerLetter: take("floorPerLetter", BITS),
    floorPerConsonant: take("floorPerConsonant", BITS),
    floorGrowth: take("floorGrowth", FACTOR),
    foreign: Object.freeze({
      han: take("foreign.han", BITS),
      hangul: take("foreign.hangul", BITS),
      perSign: take("foreign.perSign", BITS),
    }),
    cap: Object.freeze({
      particle: cap("particle"),
      honorific: cap("honorific"),
      form: cap("form"),
      digit: cap("digit"),
      number: cap("number"),
    }),
    leastAgreement: take("leastAgreement", AGAINST),
    initial: take("initial", BITS),
    join: take("join", BITS),
    joinLimit: take("joinLimit", LETTER),
    frame: take("frame", SHARE),
    leftQuery: take("leftQuery", BITS),
    leftListed: take("leftListed", BITS),
    leftBoth: take("leftBoth", BITS),
    leftMost: take("leftMost", BITS),
    across: take("across", BITS),
    leftRole: Object.freeze({
      word: role("word"),
      honorific: role("honorific"),
      particle: role("particle"),
      form: role("form"),
      initial: role("initial"),
      number: role("number"),
    }),
    formDiffers: take("formDiffers", BITS),
    initialDiffers: take("initialDiffers", BITS),
    leftPlace: take("leftPlace", BITS),
    leftBodyShare: take("leftBodyShare", SHARE),
    leftBodyQuery: take("leftBodyQuery", SHARE),
    bodyKnee: take("bodyKnee", BITS),
    bodyBase: take("bodyBase", SHARE),
    coverage: take("coverage", BITS),
    coverageBody: take("coverageBody", BITS),
    covered: take("covered", BITS),
    middle: take("middle", SHARE),
    exact: take("exact", BITS),
    exactUntitled: take("exactUntitled", BITS),
    sameOrder: take("sameOrder", BITS),
    otherOrder: take("otherOrder", BITS),
    fatherTurned: take("fatherTurned", BITS),
    toldApart: take("toldApart", BITS),
    unshared: take("unshared", FACTOR),
    areaFloor: take("areaFloor", SHARE),
    kindDiffers: take("kindDiffers", AGAINST),
    weakName: take("weakName", AGAINST),
    nameFloor: take("nameFloor", BITS),
    fact: Object.freeze({
      birthDay: fact("birthDay", BITS),
      birthMonth: fact("birthMonth", BITS),
      birthSwapped: fact("birthSwapped", BITS),
      birthYear: fact("birthYear", BITS),
      birthNearYear: fact("birthNearYear", EITHER),
      birthSameYearOtherDay: fact("birthSameYearOtherDay", EITHER),
      birthTwoYears: fact("birthTwoYears", AGAINST),
      birthFiveYears: fact("birthFiveYears", AGAINST),
      birthTenYears: fact("birthTenYears", AGAINST),
      birthFarther: fact("birthFarther", AGAINST),
      country: fact("country", BITS),
      countryDiffers: fact("countryDiffers", AGAINST),
      sex: fact("sex", BITS),
      sexDiffers: fact("sexDiffers", AGAINST),
      parent: fact("parent", BITS),
      parentDiffers: fact("parentDiffers", AGAINST),
      parentSame: fact("parentSame", SHARE),
      parentNear: fact("parentNear", SHARE),
      parentCommon: fact("parentCommon", SHARE),
      place: fact("place", BITS),
      sameIdentifier: fact("sameIdentifier", BITS),
      sameNumber: fact("sameNumber", BITS),
      nearNumber: fact("nearNumber", BITS),
      otherCnic: fact("otherCnic", AGAINST),
      otherNumber: fact("otherNumber", AGAINST),
    }),
    bands: Object.freeze({ possible: band("possible"), strong: band("strong"), identified: band("identified") }),
  });
}

/** Pairs of letters that offices write for one sound, in alphabetical order within a pair. Symmetric. */
const PAIRS =
  "i/y e/i o/u a/e i/j j/y u/w o/w u/v v/w b/v f/v f/w f/p b/p d/t k/q c/k c/q c/s c/z s/z s/t k/x s/x h/x g/j g/k g/q g/h j/z d/z d/j h/k h/j m/n l/r d/s t/z c/t c/j b/w";
/** Words of so many letters have a limit of their own: of each, up to the next. */
export const LIMITED = [2, 3, 4, 5, 6, 7, 9] as const;

/** Bits that a change of letters costs. */
function takeLetters({ take }: Numbers) {
  const letter = (of: string): number => take(`letters.${of}`, LETTER);
  return Object.freeze({
    vowelSwap: letter("vowelSwap"),
    vowelGap: letter("vowelGap"),
    vowelBesideVowel: letter("vowelBesideVowel"),
    hGap: letter("hGap"),
    finalHGap: letter("finalHGap"),
    doubled: letter("doubled"),
    consonantSwap: letter("consonantSwap"),
    consonantGap: letter("consonantGap"),
    turned: letter("turned"),
    unwritten: letter("unwritten"),
    pairs: Object.freeze(PAIRS.split(" ").map((pair) => Object.freeze([pair.charAt(0), pair.charAt(2), letter(`pair.${pair}`)] as const))),
    limitRead: letter("limitRead"),
    limit: Object.freeze(LIMITED.map((letters) => letter(`limit.${letters}`))),
  });
}
