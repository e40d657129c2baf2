import { createHash } from "node:crypto";
import { z } from "zod";
import { listId, problem } from "../ground/index.ts";
import { asHandedOn, listFacts } from "./handed-on.ts";
import { dated } from "./own-date.ts";
import type { ListFile, ListReader, PublicationFiles, ReadOptions, ReadResult } from "./reader.ts";
import { badRow, newTally, watched } from "./tally.ts";
import { decodeText } from "./text.ts";
import { registerEntry } from "./register-shape.ts";
import { isSqlite, readSqlite, sqliteFacts } from "./register-sqlite.ts";
import { type WrittenDecision, writtenDecision } from "./written-decision.ts";
import { textLines } from "./ftm-lines.ts";

/** names the format; stands in the first line of every file that `writ export --format json` writes */
export const REGISTER_SCHEMA = "writ-register/1";

const head = z.looseObject({
  schema: z.literal(REGISTER_SCHEMA),
  lists: z.array(listFacts).max(1000),
});
type Head = z.infer<typeof head>;

/**
 * A register that Writ itself wrote: JSON lines in sections or a SQLite file, several lists in one. Each list is a publication of its own, and
 * comes back entry by entry as it was, in the state that it was in. Parties are joined anew from what is printed; decisions are handed on to be
 * taken over by a person.
 */
export const registerJson: ListReader = {
  format: "writ-register",
  list: listId("writ-register"),
  title: "A register that Writ wrote",
  recognise: (file) => (file.head.replace(/^\uFEFF/, "").startsWith(`{"schema":"${REGISTER_SCHEMA}"`) || isSqlite(file) ? "whole" : null),
  async group(files) {
    const groups: (Omit<PublicationFiles, "reader"> & Pick<PublicationFiles, "reader">)[] = [];
    for (const { file } of files) {
      const lists = isSqlite(file) ? await sqliteFacts(file) : (headOf(file)?.lists ?? []);
      for (const { id, title } of lists) {
        const list = listId(id);
        // its own title and list, so that the register names it as before
        groups.push({ list, parts: new Map([["whole", file]]), reader: { ...registerJson, list, title } });
      }
      if (lists.length === 0) groups.push({ list: registerJson.list, parts: new Map([["whole", file]]), reader: registerJson });
    }
    return groups;
  },
  read(parts, options) {
    const file = [...parts.values()][0] as ListFile;
    return isSqlite(file) ? readSqlite(file, options) : readRegister(file, options);
  },
};

function headOf(file: ListFile): Head | null {
  const read = head.safeParse(parsed(file.head.replace(/^\uFEFF/, "").split("\n", 1)[0] ?? ""));
  return read.success ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const SECTION = /^\{"section":"(list|parties|decisions|end)"/;

async function readRegister(file: ListFile, options: ReadOptions): Promise<ReadResult> {
  const tally = newTally(options);
  const told = headOf(file);
  const lists = told?.lists ?? [];
  const wanted = options.list ?? lists.find(({ id }) => id === options.as)?.id ?? lists[0]?.id ?? registerJson.list;
  const list = options.as ?? listId(wanted);
  let section = "head";
  let expected = 0;
  let count = 0;
  let ended = false;
  let lines = 0;
  const decisions: WrittenDecision[] = [];
  const hash = createHash("sha256");
  const bad = (line: number, text: string, message: string): void =>
    tally.problem(badRow("row-malformed", { file: file.name, line, value: text.slice(0, 200), message }));
  try {
    if (told === null) {
      bad(1, file.head.slice(0, 200), "the first line does not name the lists of the file");
      tally.broken();
    }
    const texts = decodeText(
      watched(file.chunks(), (read) => options.onProgress?.(read, file.size)),
      file,
    );
    for await (const { line, text: printed } of textLines(texts, file.name, tally.problem)) {
      lines++;
      // another line end is no alteration
      const text = printed.replace(/\r$/, "").replace(/^\uFEFF/, "");
      if (ended) {
        bad(line, text, "the file goes on after its end");
        tally.broken();
        continue;
      }
      const begins = SECTION.exec(text)?.[1];
      if (begins !== undefined) {
        const stated = parsed(text) as { list?: unknown; entries?: unknown; lines?: unknown; sha256?: unknown } | undefined;
        section = begins === "list" ? `list ${String(stated?.list)}` : begins;
        if (section === `list ${wanted}` && typeof stated?.entries === "number") expected = stated.entries;
        if (begins === "end") {
          ended = true;
          const fault =
            stated?.lines !== lines
              ? `the file says that it has ${String(stated?.lines)} lines, and has ${lines}`
              : stated.sha256 !== hash.digest("hex")
                ? "the file was altered after it was written: its hash does not fit"
                : null;
          if (fault !== null) {
            tally.problem(problem("row-malformed", { file: file.name, line, message: fault, remedy: "write it out again" }));
            tally.broken();
          }
        } else hash.update(`${text}\n`, "utf8");
        continue;
      }
      hash.update(`${text}\n`, "utf8");
      if (section === "decisions") {
        const decision = writtenDecision.safeParse(parsed(text));
        if (decision.success) decisions.push(decision.data);
        else bad(line, text, `it is no decision about parties: ${decision.error.issues[0]?.message ?? "its shape is wrong"}`);
        continue;
      }
      // other lists are read by their own publications: their lines are only counted
      if (section !== `list ${wanted}`) continue;
      tally.row();
      count++;
      const value = parsed(text);
      if (value === undefined) {
        bad(line, text, "the line is no JSON");
        continue;
      }
      const entry = registerEntry(value);
      if ("fault" in entry) bad(line, text, `${entry.field}: ${entry.fault}`);
      else tally.entry(entry.list === list ? entry : { ...entry, list });
    }
    if (!ended || count !== expected) {
      const message = ended ? `the list has ${count} entries where it says ${expected}` : "the file ends before its end: it was cut";
      tally.problem(problem("row-malformed", { file: file.name, line: lines, message, remedy: "write it out again" }));
      tally.broken();
    }
  } catch (error) {
    tally.damage(error);
  }
  const stated = lists.find(({ id }) => id === wanted);
  const result = tally.result({ list, format: registerJson.format, ...dated(undefined, options), missingParts: [] });
  return { ...(stated === undefined ? result : asHandedOn(result, stated)), decisions };
}
