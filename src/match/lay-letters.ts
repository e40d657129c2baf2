import { GAP_COSTS, gapIn, letterIn, SWAP, swapLetters, UNWRITTEN, vowelLetter, WIDTH, writtenLetters } from "./cost.ts";
import { LAY_LETTERS } from "./lay-letters-wasm.ts";
import type { Lexicon, Spelt } from "./lexicon.ts";

/**
 * What it costs to write one word for each of many, sixteen at a time. The table of the textbook (optimal string alignment with the
 * letter costs of cost.ts) is filled once, each of its cells a vector in which lane k belongs to word k, so that a cell is about
 * twenty instructions for sixteen words (Rognes 2011 lays sequences of proteins like that). Costs are bytes: sums beyond 255 stay
 * there, and no limit reaches that far.
 *
 *              m    o    h    a   …        letters of the word
 *         0   100  130  150  180
 *     m  [··] [··] [··] [··] [··]          [··] sixteen bytes: what it costs to write the beginning of the word
 *     u  [··] [··] [··] [··] [··]               for the first letters of each of the sixteen
 *
 * lay-letters.wat is the program; `node scripts/assemble.ts` makes lay-letters-wasm.ts of it, and a test says that they fit.
 */
const BESIDE_AT = 0;
const GAPS_AT = 2048;
const LETTERS_AT = 2176;
const UNWRITTEN_AT = 2304;
const TURNED_AT = 2336;
const GAP_OF_AT = 6672;
const ASKED_AT = 8192;
const MOST_ASKED = 16_384;
const COSTS_AT = 139_264;
const WORDS_AT = 163_840;
const PAGE = 65_536;
/** lexicons of two parties that are compared: copied anew each time rather than given a memory of their own */
const SMALL = 20_000;

/** a cost above the limit, and four of them together */
const BEYOND_LIMIT = 255;
const NONE_OF_FOUR = 0xffffffff;
/** a vector of letters may reach so far beyond the last word */
const BEYOND = 64;

type Lay = (count: number, letters: number, limit: number) => void;

interface Program {
  readonly memory: WebAssembly.Memory;
  readonly lay: Lay;
  bytes: Uint8Array;
  asked: Uint32Array;
  /** the costs, four at a time */
  costs: Uint32Array;
  holds: Lexicon | null;
}

let module: WebAssembly.Module | null = null;

function start(): Program {
  module ??= new WebAssembly.Module(Uint8Array.from(atob(LAY_LETTERS), (c) => c.charCodeAt(0)));
  const { memory, lay } = new WebAssembly.Instance(module).exports as unknown as { memory: WebAssembly.Memory; lay: Lay };
  const { buffer } = memory;
  const bytes = new Uint8Array(buffer);
  bytes[TURNED_AT] = SWAP;
  return {
    memory,
    lay,
    bytes,
    asked: new Uint32Array(buffer, ASKED_AT, 2 * MOST_ASKED),
    costs: new Uint32Array(buffer, COSTS_AT, MOST_ASKED / 4),
    holds: null,
  };
}

function load(program: Program, lexicon: Lexicon): void {
  const { wordLetters } = lexicon;
  const more = Math.ceil((WORDS_AT + wordLetters.length + BEYOND - program.memory.buffer.byteLength) / PAGE);
  if (more > 0) {
    program.memory.grow(more);
    program.bytes = new Uint8Array(program.memory.buffer);
    program.asked = new Uint32Array(program.memory.buffer, ASKED_AT, 2 * MOST_ASKED);
    program.costs = new Uint32Array(program.memory.buffer, COSTS_AT, MOST_ASKED / 4);
  }
  program.bytes.set(GAP_COSTS, GAP_OF_AT);
  program.bytes.set(wordLetters, WORDS_AT);
  program.holds = lexicon;
}

let forSmall: Program | null = null;

/** cost of each letter beside each */
const BESIDE = Uint8Array.from({ length: WIDTH * WIDTH }, (_, k) => swapLetters(k % WIDTH, Math.floor(k / WIDTH)));

/** Lays words of one lexicon beside a word. */
export interface Layer {
  /** The word that those to come are laid beside. */
  begin(word: Spelt): void;
  /**
   * Hands out the words at `limit` UNITs or less. All of them are from a script with vowels, or all from one without: where one side
   * leaves vowels unwritten, those of the other cost next to nothing.
   */
  lay(ids: Uint32Array, script: "vowelled" | "unvowelled", limit: number, found: (id: number, cost: number) => void): void;
}

export function createLayer(lexicon: Lexicon): Layer {
  const small = lexicon.wordLetters.length <= SMALL;
  const program = small ? (forSmall ??= start()) : start();
  let letters = 0;
  let gaps: Uint8Array = new Uint8Array(0);
  let bareGaps: Uint8Array = gaps;
  let bare = false;
  return {
    begin({ text, unvowelled }) {
      if (program.holds !== lexicon) load(program, lexicon);
      const { bytes } = program;
      const written = writtenLetters(text);
      letters = written.length;
      bytes[LETTERS_AT - 1] = 255;
      for (let j = 0; j < letters; j++) {
        const letter = letterIn(written[j] as number);
        bytes[LETTERS_AT + j] = letter;
        bytes.set(BESIDE.subarray(letter * WIDTH, (letter + 1) * WIDTH), BESIDE_AT + j * WIDTH);
      }
      gaps = written.map(gapIn);
      bareGaps = gaps.map((gap, j) => (vowelLetter(bytes[LETTERS_AT + j] as number) ? UNWRITTEN : gap));
      bare = unvowelled;
    },
    lay(ids, script, limit, found) {
      const { bytes, asked, costs } = program;
      const unvowelled = script === "unvowelled";
      bytes.set(unvowelled && !bare ? bareGaps : gaps, GAPS_AT);
      for (let unit = 0; unit < WIDTH; unit++) bytes[UNWRITTEN_AT + unit] = bare && !unvowelled && vowelLetter(unit) ? UNWRITTEN : 255;
      const { wordOffsets } = lexicon;
      for (let from = 0; from < ids.length; from += MOST_ASKED) {
        const count = Math.min(MOST_ASKED, ids.length - from);
        let before = -1;
        let end = 0;
        for (let k = 0; k < count; k++) {
          const id = ids[from + k] as number;
          // words of one group stand together
          const at = id === before + 1 ? end : (wordOffsets[id] as number);
          end = wordOffsets[id + 1] as number;
          asked[2 * k] = WORDS_AT + at;
          asked[2 * k + 1] = end - at;
          before = id;
        }
        // the last sixteen are filled up with the last word
        for (let k = count; k < ((count + 15) & ~15); k++) {
          asked[2 * k] = asked[2 * count - 2] as number;
          asked[2 * k + 1] = asked[2 * count - 1] as number;
        }
        program.lay(count, letters, limit);
        for (let four = 0; four < count; four += 4) {
          if (costs[four >>> 2] === NONE_OF_FOUR) continue;
          for (let k = four; k < Math.min(four + 4, count); k++) {
            const cost = bytes[COSTS_AT + k] as number;
            if (cost !== BEYOND_LIMIT) found(ids[from + k] as number, cost);
          }
        }
      }
    },
  };
}
