import { parseArgs } from "node:util";
import { fail } from "../ground/index.ts";
import type { Flag } from "./command.ts";
import { nearest } from "./suggest.ts";

/** The flags of one call. Names are checked by `parseFlags`; values by whoever asks for them. */
export interface Flags {
  /** is the switch there? */
  on(name: string): boolean;
  /** the flag's value, or undefined when it is not there */
  text(name: string): string | undefined;
  /** every value of a flag that may be repeated, in order */
  all(name: string): readonly string[];
  /** a whole number from `least` on; fails with `usage` */
  count(name: string, fallback: number, least: number): number;
  /** one of a closed set of words; fails with `usage` */
  choice<Word extends string>(name: string, words: readonly Word[], fallback: Word): Word;
}

/** Splits what stands after the command into flags and words. Fails with `usage`, naming the flag and the nearest known one. */
export function parseFlags(args: readonly string[], known: readonly Flag[]): { readonly flags: Flags; readonly words: readonly string[] } {
  const byName = new Map(known.map((flag) => [flag.name, flag]));
  const options = Object.fromEntries(known.map((flag) => [flag.name, { type: flag.value === undefined ? "boolean" : "string" } as const]));
  // not strict: its messages name neither the place nor a remedy
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<string, (string | true)[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const flag = byName.get(token.name);
    if (flag === undefined) refuseUnknown(token.rawName, byName);
    else if (flag.value === undefined && token.value !== undefined) {
      fail("usage", { field: token.rawName, message: "takes no value", remedy: `Write ${token.rawName} alone` });
    } else if (flag.value !== undefined && (token.value === undefined || isFlag(token, byName))) {
      const remedy = `Write ${token.rawName}=${flag.value} (with = if the value begins with a dash)`;
      fail("usage", { field: token.rawName, message: `needs a value: ${flag.value}`, remedy });
    } else {
      const earlier = given.get(flag.name) ?? [];
      if (earlier.length > 0 && flag.value !== undefined && flag.many === undefined) {
        fail("usage", { field: token.rawName, message: "is given more than once", remedy: "Give it once" });
      }
      given.set(flag.name, [...earlier, token.value ?? true]);
    }
  }
  return { flags: flagsOf(given), words };
}

/** `--limit --json`: the next flag was taken as a value. */
function isFlag(
  token: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
  known: ReadonlyMap<string, Flag>,
): boolean {
  return token.inlineValue !== true && token.value !== undefined && token.value.startsWith("--") && known.has(token.value.slice(2));
}

function refuseUnknown(rawName: string, known: ReadonlyMap<string, Flag>): never {
  const near = nearest(rawName.replace(/^-+/, ""), known.keys());
  const hint = near === null ? "" : `Did you mean --${near}? `;
  const remedy = `${hint}--help shows all; a name that begins with a dash goes after --`;
  return fail("usage", { field: rawName, message: "there is no such flag", remedy });
}

function flagsOf(given: ReadonlyMap<string, readonly (string | true)[]>): Flags {
  const texts = (name: string): string[] => (given.get(name) ?? []).filter((value) => typeof value === "string");
  return {
    on: (name) => given.has(name),
    text: (name) => texts(name)[0],
    all: texts,
    count(name, fallback, least) {
      const value = texts(name)[0];
      if (value === undefined) return fallback;
      const number = Number(value);
      if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
        fail("usage", { field: `--${name}`, value, message: `"${value}" is not a whole number from ${least} on` });
      }
      return number;
    },
    choice(name, words, fallback) {
      const value = texts(name)[0];
      if (value === undefined) return fallback;
      const found = words.find((word) => word === value.toLowerCase());
      if (found === undefined) {
        const near = nearest(value.toLowerCase(), words);
        const remedy = near === null ? `One of: ${words.join(", ")}` : `Did you mean ${near}? One of: ${words.join(", ")}`;
        fail("usage", { field: `--${name}`, value, message: `"${value}" is not known here`, remedy });
      }
      return found;
    },
  };
}
