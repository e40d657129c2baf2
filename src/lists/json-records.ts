import { fail } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { badRow } from "./tally.ts";

export interface JsonRecord {
  /** 1-based line of the file where the object begins */
  readonly line: number;
  readonly value: ReadonlyMap<string, unknown>;
}

/** no record of a list is longer; beyond it a bracket or quote is lost */
const LONGEST = 1_000_000;
const DEEPEST = 64;

/**
 * The objects that stand in an array, wherever the array stands (`[{…}]`, `{"response":{"rows":[{…}]}}`), one after another; memory holds
 * one. An object that cannot be parsed is told and left out. Throws json-malformed where the text ends early or its brackets do not fit.
 */
export async function* jsonRecords(
  texts: AsyncIterable<string>,
  { file, onProblem }: { readonly file: string; readonly onProblem: (problem: Problem) => void },
): AsyncGenerator<JsonRecord> {
  let line = 1;
  let record = "";
  let recordLine = 1;
  let recordDepth = 0;
  let inString = false;
  let escaped = false;
  let begun = false;
  const open: string[] = [];
  const broken = (message: string): never => fail("json-malformed", { file, line, message, remedy: "download the file again" });
  for await (const text of texts) {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const letter = text[at] as string;
      if (letter === "\n") line++;
      if (inString) {
        if (escaped) escaped = false;
        else if (letter === "\\") escaped = true;
        else if (letter === '"') inString = false;
        continue;
      }
      if (letter === '"') inString = true;
      else if (letter === "{" || letter === "[") {
        if (open.length === 0 && begun) broken("the JSON goes on after its end");
        begun = true;
        if (letter === "{" && recordDepth === 0 && open.at(-1) === "[") {
          recordDepth = open.length + 1;
          recordLine = line;
          from = at;
        }
        if (open.push(letter) > DEEPEST) broken(`objects are nested deeper than ${DEEPEST}`);
      } else if (letter === "}" || letter === "]") {
        if (open.pop() !== (letter === "}" ? "{" : "[")) broken("a bracket closes what is not open");
        if (recordDepth === 0 || open.length >= recordDepth) continue;
        const whole = record + text.slice(from, at + 1);
        record = "";
        recordDepth = 0;
        const value = parsed(whole);
        if (value === null)
          onProblem(badRow("row-malformed", { file, line: recordLine, value: whole, message: "the object is no JSON and was left out" }));
        else yield { line: recordLine, value };
      }
    }
    if (recordDepth > 0) {
      record += text.slice(from);
      if (record.length > LONGEST) broken(`the object of line ${recordLine} is longer than ${LONGEST} characters`);
    }
  }
  if (!begun || open.length > 0 || inString) broken("the JSON ends before its brackets close");
}

function parsed(text: string): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}
