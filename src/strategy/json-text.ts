import { problem, type Problem } from "../ground/index.ts";
import { jsonFault } from "./json-fault.ts";
import { placed } from "./shape-problem.ts";

export type JsonText = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/** A large posterior takes a few million characters; a larger file is some other file. */
const LONGEST = 50_000_000;

/** A JSON value from a text, or the problem with its line. */
export function parseJson(text: string, file?: string): JsonText {
  const refuse = (found: Problem): JsonText => ({ ok: false, problem: found });
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "") return refuse(problem("file-empty", placed(file, [], "It must hold one JSON value")));
  if (plain.length > LONGEST)
    return refuse(problem("file-too-large", placed(file, [], `At most ${LONGEST} characters; is it the right file?`)));
  const fault = jsonFault(plain);
  if (fault === null) return { ok: true, value: JSON.parse(plain) };
  const message = `the JSON is malformed: ${fault.message}`;
  return refuse(problem("json-malformed", { ...placed(file, [], "Correct the text there"), line: fault.line, message }));
}
