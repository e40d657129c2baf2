import { ANOTHER, AT_MASK, ROLE_AT, SPAN_AT, WORD_MASK } from "./cells.ts";
import { lexiconWord, UNVOWELLED } from "./lexicon.ts";
import { ALONE, type NameIndex } from "./nameindex.ts";
import { endOfName, newReadings, wordNumber, type Readings } from "./readings.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * What a snapshot tells of how its names are read, so that the next one need not read them again. The snapshot must be one that this very
 * program has built: another may have read the same names otherwise.
 */
export function readingsOf({ inside, nameCount }: Snapshot): Readings {
  const { index } = inside;
  const readings = newReadings();
  const words = listedWords(index, readings);
  const hashes = new Uint32Array(nameCount);
  for (let k = 0; k < nameCount; k++) hashes[inside.exactName[k] as number] = inside.exactHash[k] as number;
  // a word's bits are those of the name in which it was met first
  const met = new Uint8Array(index.lexicon.size);
  for (let name = 0; name < nameCount; name++) {
    const text = inside.nameText(name);
    const isWhole = !text.includes("\ufffd");
    if (isWhole && ((index.nameFlags[name] as number) & ALONE) !== 0) readings.printed.set(text, hashes[name] as number);
    const kind = inside.kindOf(index.nameEntry[name] as number);
    const known = readings.names.get(kind) as Map<string, number>;
    if (known.has(text)) continue;
    const form = index.nameForm[name] as number;
    // a sign that could not be written down stands for another: the name is read again, and what it was the first to bear is not told by it
    if (!isWhole) {
      for (const k of metInOrder(index, form)) met[(index.cells[k] as number) & WORD_MASK] = 1;
      continue;
    }
    for (const k of metInOrder(index, form)) {
      const cell = index.cells[k] as number;
      const place = index.cellPlaces[k] as number;
      const word = cell & WORD_MASK;
      readings.items.push(words(word) | (cell & ~WORD_MASK));
      readings.places.push(place);
      readings.bits.push(met[word] === 0 && place >> SPAN_AT === 1 ? (index.selfBits[word] as number) : Number.NaN);
      met[word] = 1;
    }
    endOfName(readings, { text, kind }, index.formWords[form] as number, form >= index.firstWithInitial ? 1 : 0);
  }
  return readings;
}

function listedWords({ lexicon }: NameIndex, readings: Readings): (word: number) => number {
  const numbers = new Uint32Array(lexicon.size);
  return (word) => {
    const known = numbers[word] as number;
    if (known !== 0) return known - 1;
    const number = wordNumber(readings, {
      text: lexiconWord(lexicon, word),
      unvowelled: ((lexicon.wordFlags[word] as number) & UNVOWELLED) !== 0,
    });
    numbers[word] = number + 1;
    return number;
  };
}

/** Cells of a form in the order in which reading meets them: each word and its other readings, then words run together. */
function* metInOrder({ cells, cellPlaces, cellStart, formWords }: NameIndex, form: number): Generator<number> {
  const start = cellStart[form] as number;
  const end = cellStart[form + 1] as number;
  let other = start + (formWords[form] as number);
  for (let k = start; k < start + (formWords[form] as number); k++) {
    yield k;
    const at = (cellPlaces[k] as number) & AT_MASK;
    for (; other < end && cellPlaces[other] === (at | (1 << SPAN_AT)) && (cells[other] as number) >>> ROLE_AT === ANOTHER; other++)
      yield other;
  }
  for (; other < end; other++) yield other;
}
