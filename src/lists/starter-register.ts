import { problem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import { scriptOf } from "../names/index.ts";
import type { BundledFile } from "./starter-bundle.ts";
import { fieldName, parseFile } from "./starter-parse.ts";
import type { ParsedFile } from "./starter-parse.ts";
import { eventsSchema, facilitySchema, headSchema, listsSchema, partySchema, sourcesSchema } from "./starter-schema.ts";
import type { StarterEvent, StarterFacility, StarterHead, StarterList, StarterParty, StarterSource } from "./starter-schema.ts";
import type { YamlPath } from "./starter-yaml.ts";

/** The source key of what no document vouches for. */
export const MEMORY = "MEMORY";

/** The register in memory, with everything that points nowhere reported and taken out. */
export interface StarterRegister {
  readonly head: StarterHead | null;
  readonly lists: ReadonlyMap<string, StarterList>;
  readonly sources: ReadonlyMap<string, StarterSource>;
  readonly events: readonly StarterEvent[];
  readonly facilities: readonly StarterFacility[];
  readonly parties: ReadonlyMap<string, StarterParty>;
  /** party id → file it stands in */
  readonly files: ReadonlyMap<string, string>;
  /** party files met, read well or not */
  readonly rows: number;
}

/** Reads the files of a register and checks what each says of the others. Problems go to `report`. */
export function readRegister(files: readonly BundledFile[], report: (found: Problem) => void): StarterRegister {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const single = <T>(path: string, read: (file: BundledFile) => T | null): T | null => {
    const file = byPath.get(path);
    if (file !== undefined) return read(file);
    report(
      problem("file-not-found", {
        file: `register/${path}`,
        message: "the register lacks this file",
        remedy: "bundle the whole register folder",
      }),
    );
    return null;
  };
  const head = single("register.yaml", (file) => parseFile(file, headSchema, report));
  const listFile = single("lists.yaml", (file) => parseFile(file, listsSchema, report));
  const sourceFile = single("sources.yaml", (file) => parseFile(file, sourcesSchema, report));
  const eventFile = single("events.yaml", (file) => parseFile(file, eventsSchema, report));
  const parties: ParsedFile<StarterParty>[] = [];
  const facilities: ParsedFile<StarterFacility>[] = [];
  let rows = 0;
  for (const file of files) {
    const folder = file.path.split("/")[0];
    if (folder === "groups" || folder === "persons") {
      rows++;
      const parsed = parseFile(file, partySchema, report);
      if (parsed !== null) parties.push(parsed);
    } else if (folder === "facilities") {
      const parsed = parseFile(file, facilitySchema, report);
      if (parsed !== null) facilities.push(parsed);
    } else if (file.path.includes("/") || !["register.yaml", "lists.yaml", "sources.yaml", "events.yaml"].includes(file.path)) {
      report(
        problem("file-unreadable", {
          file: `register/${file.path}`,
          message: "a register has no such file",
          remedy: "put it under groups, persons or facilities",
        }),
      );
    }
  }
  const known = {
    lists: keyed(listFile?.value.lists ?? [], (one) => one.id),
    sources: keyed(sourceFile?.value.sources ?? [], (one) => one.key),
    parties: new Set(parties.map((one) => one.value.id)),
  };
  const unique = <T extends { readonly id: string }>(parsed: readonly ParsedFile<T>[]): ParsedFile<T>[] => {
    const first = new Map<string, ParsedFile<T>>();
    for (const one of parsed) {
      const { id } = one.value;
      const there = first.get(id);
      if (there !== undefined) complain(one, ["id"], `${id} is already the id of ${there.path}`, "give it an id of its own", report);
      else if (one.path.split("/").at(-1) !== `${id}.yaml`)
        complain(one, ["id"], `does not fit the name of the file`, `name the file ${id}.yaml`, report);
      first.set(id, there ?? one);
    }
    return [...first.values()];
  };
  const kept = unique(parties).map((file) => checkParty(file, known, report));
  return {
    head: head?.value ?? null,
    lists: known.lists,
    sources: known.sources,
    events: eventFile === null ? [] : checkEvents(eventFile, known, report),
    facilities: unique(facilities).map((file) => checkFacility(file, known, report)),
    parties: new Map(kept.map((one) => [one.value.id, one.value])),
    files: new Map(kept.map((one) => [one.value.id, one.path])),
    rows,
  };
}

interface Known {
  readonly lists: ReadonlyMap<string, StarterList>;
  readonly sources: ReadonlyMap<string, StarterSource>;
  readonly parties: ReadonlySet<string>;
}

type Report = (found: Problem) => void;
interface Sourced {
  readonly confidence: string;
  readonly source: string;
}

function keyed<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [key(item), item]));
}

/** Reports, and answers false: what is complained of does not pass. */
function complain(
  file: Pick<ParsedFile<unknown>, "path" | "lineOf">,
  path: YamlPath,
  message: string,
  remedy: string,
  report: Report,
): false {
  report(problem("field-invalid", { file: file.path, line: file.lineOf(path), field: fieldName(path), message, remedy }));
  return false;
}

/** A fact keeps standing when its source is unknown, because a name that is not screened is worse; but it is reported. */
function checkSource(file: ParsedFile<unknown>, path: YamlPath, fact: Sourced, known: Known, report: Report): void {
  if (!known.sources.has(fact.source))
    complain(file, [...path, "source"], `${fact.source} is no source key`, "add it to register/sources.yaml", report);
  if (fact.source === MEMORY && fact.confidence !== "recalled")
    complain(file, [...path, "confidence"], "only memory vouches for it", "write recalled, or name a document", report);
}

function checkParty(file: ParsedFile<StarterParty>, known: Known, report: Report): ParsedFile<StarterParty> {
  const party = file.value;
  const folder = file.path.split("/")[1];
  if ((party.kind === "person") !== (folder === "persons"))
    complain(file, ["kind"], `does not fit the folder ${folder}`, "persons stand under persons, organisations under groups", report);
  checkNames(file, known, report);
  for (const [list, facts] of Object.entries({ ...party, names: [] }) as [string, unknown][]) {
    if (!Array.isArray(facts)) continue;
    for (const [at, one] of (facts as Partial<Sourced>[]).entries())
      if (one.source !== undefined) checkSource(file, [list, at], one as Sourced, known, report);
  }
  party.contested.forEach((one, at) => {
    if (one.list !== undefined && !known.lists.has(one.list))
      complain(file, ["contested", at, "list"], `${one.list} is no list`, "add it to register/lists.yaml", report);
    one.answers.forEach((answer, n) => {
      checkSource(file, ["contested", at, "answers", n], answer, known, report);
      if (answer.confidence === "seen")
        complain(
          file,
          ["contested", at, "answers", n, "confidence"],
          "another source says otherwise",
          "write contested, or recalled",
          report,
        );
    });
  });
  const own = new Set(party.names.map((one) => one.text));
  const designations = party.designations.filter((one, at) => {
    const path = ["designations", at] as const;
    for (const name of one.names ?? [])
      if (!own.has(name)) complain(file, [...path, "names"], `“${name}” is no name of this party`, "add it to names", report);
    return (
      (known.lists.has(one.list) || complain(file, [...path, "list"], `${one.list} is no list`, "add it to register/lists.yaml", report)) &&
      (["inside", "under"] as const).every((field) => {
        const to = one[field];
        const fine = to === undefined || (known.parties.has(to) && to !== party.id);
        return fine || complain(file, [...path, field], `${to} is no other party of the register`, "correct the id", report);
      })
    );
  });
  const relations = party.relations.filter((one, at) => {
    const fine = known.parties.has(one.to) && one.to !== party.id;
    return (
      fine ||
      complain(file, ["relations", at, "to"], `${one.to} is no other party of the register`, "correct the id, or add its file", report)
    );
  });
  return { ...file, value: { ...party, designations, relations } };
}

function checkNames(file: ParsedFile<StarterParty>, known: Known, report: Report): void {
  const seen = new Set<string>();
  file.value.names.forEach((name, at) => {
    const path = ["names", at] as const;
    if (seen.has(name.text)) complain(file, [...path, "text"], "this name is there twice", "take one out", report);
    seen.add(name.text);
    const script = scriptOf(name.text);
    if (script !== (name.script ?? "Latn"))
      complain(
        file,
        [...path, "script"],
        `its letters are ${script}`,
        script === "Latn" ? "leave script out" : `write script: ${script}`,
        report,
      );
    if ((name.role === "original") !== (script !== "Latn"))
      complain(file, [...path, "role"], "original is for names in another script, and for all of them", "correct the role", report);
    for (const source of name.sources) checkSource(file, path, { source, confidence: name.confidence }, known, report);
  });
}

function checkFacility(file: ParsedFile<StarterFacility>, known: Known, report: Report): StarterFacility {
  for (const list of ["names", "operators", "statements"] as const)
    file.value[list].forEach((one, at) => checkSource(file, [list, at], one, known, report));
  const operators = file.value.operators.filter((one, at) => {
    const fine = one.by === undefined || known.parties.has(one.by);
    return fine || complain(file, ["operators", at, "by"], `${one.by} is no party of the register`, "correct the id", report);
  });
  return { ...file.value, operators };
}

function checkEvents(file: ParsedFile<{ events: StarterEvent[] }>, known: Known, report: Report): StarterEvent[] {
  return file.value.events.map((event, at) => {
    checkSource(file, ["events", at], event, known, report);
    const about = event.about.filter(
      (id, n) =>
        known.parties.has(id) || complain(file, ["events", at, "about", n], `${id} is no party of the register`, "correct the id", report),
    );
    return { ...event, about };
  });
}
