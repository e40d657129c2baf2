import { countryCode, entryId, problem } from "../ground/index.ts";
import type { Birth, Identifier, Kind, ListId, PartialDate, Problem, Sex } from "../ground/index.ts";
import { scriptOf } from "../names/index.ts";
import type { Entry, EntryAddress, EntryClaim, EntryName, EntryPlace, EntryRelation, NameQuality, NameRole } from "./entry.ts";
import type { Column, Layout } from "./uk-conlist-columns.ts";
import { documents, documentsIn } from "./uk-conlist-document.ts";
import { otherInformation } from "./uk-conlist-other.ts";
import { listed, numbered, ukDate, withoutPoint } from "./uk-conlist-text.ts";
import { namesOfCell } from "./name-cell.ts";
import { squeeze } from "./tally.ts";
import type { SheetRow } from "./xlsx.ts";

const KINDS = new Map<string, Kind>([
  ["individual", "person"],
  ["entity", "organisation"],
  ["ship", "vessel"],
  ["vessel", "vessel"],
]);
const ROLES = new Map<string, NameRole>([
  ["primary name", "primary"],
  ["prime alias", "primary"],
  ["primary name variation", "variation"],
  ["aka", "alias"],
  ["fka", "former"],
]);
const QUALITIES = new Map<string, NameQuality>([
  ["good quality", "strong"],
  ["low quality", "weak"],
]);
/** A longer cell is no name with its abbreviation: it is kept whole. */
const NAME_LENGTH = 2_000;
const ROLE_ORDER: readonly NameRole[] = ["primary", "variation", "alias", "former", "original", "acronym"];
/** ISO 639 of the languages that the list names; misspelt and unknown ones are kept under unmapped */
const LANGUAGES = new Map<string, string>([
  ["russian", "ru"],
  ["russia", "ru"],
  ["persian", "fa"],
  ["persian/farsi", "fa"],
  ["farsi", "fa"],
  ["dari", "prs"],
  ["pashto", "ps"],
  ["urdu", "ur"],
  ["arabic", "ar"],
  ["belarusian", "be"],
  ["ukrainian", "uk"],
  ["ukraine", "uk"],
  ["chinese", "zh"],
  ["georgian", "ka"],
  ["hebrew", "he"],
  ["korean", "ko"],
  ["bulgarian", "bg"],
  ["turkish", "tr"],
  ["kazakh", "kk"],
  ["serbian", "sr"],
  ["spanish", "es"],
  ["thai", "th"],
  ["greek", "el"],
  ["bosnian", "bs"],
  ["japanese", "ja"],
  ["burmese", "my"],
  ["romanian", "ro"],
  ["armenian", "hy"],
  ["uzbek", "uz"],
  ["tajik", "tg"],
  ["kurdish", "ku"],
  ["hindi", "hi"],
  ["bengali", "bn"],
]);

/** Everything that one group's rows print, each fact once, in the order of the file. */
class Facts<T> {
  readonly #byKey = new Map<string, T>();
  add(key: string, fact: T): void {
    if (!this.#byKey.has(key)) this.#byKey.set(key, fact);
  }
  get all(): T[] {
    return [...this.#byKey.values()];
  }
}

export interface GroupContext {
  readonly list: ListId;
  readonly file: string;
  readonly layout: Layout;
  readonly onProblem: (problem: Problem) => void;
}

const isoMin = (a: PartialDate, b: PartialDate): PartialDate => (a <= b ? a : b);

/** One party of the list from its rows: one row per name × birth × address × document. */
export function entryOf(group: string, rows: readonly SheetRow[], context: GroupContext): Entry {
  const names = new Facts<EntryName>();
  const births = new Facts<Birth>();
  const places = new Facts<EntryPlace>();
  const identifiers = new Facts<Identifier>();
  const addresses = new Facts<EntryAddress>();
  const nationalities = new Facts<string>();
  const titles = new Facts<string>();
  const positions = new Facts<string>();
  const programmes = new Facts<string>();
  const relations = new Facts<EntryRelation>();
  const measures = new Facts<string>();
  const claims = new Facts<EntryClaim>();
  const unmapped = new Facts<readonly [string, string]>();
  const remarks = new Facts<string>();
  // as it stands in the file: long, and the same on each row of a group
  const others = new Set<string>();
  const listings = new Map<string, PartialDate>();
  const designations = new Set<PartialDate>();
  const amended = new Set<PartialDate>();
  let kind: Kind = "unknown";
  let sex: Sex | undefined;

  const keep = (key: string, value: string): void => unmapped.add(`${key}\n${value}`, [key, value]);

  for (const { line, cells } of rows) {
    const cell = (column: Column): string => {
      const place = context.layout.at.get(column);
      return place === undefined ? "" : squeeze(cells[place] ?? "");
    };
    const unreadable = (field: string, value: string): void => {
      keep(field, value);
      const remedy = "kept as printed under unmapped; check the line in the file, or tell the publisher";
      context.onProblem(problem("field-invalid", { file: context.file, line, field, value: value.slice(0, 200), remedy }));
    };
    const date = (field: string, value: string): PartialDate | null => {
      const read = value === "" ? null : ukDate(value);
      if (value !== "" && read === null) unreadable(field, value);
      return read;
    };

    const stated = cell("kind");
    const known = KINDS.get(stated.toLowerCase());
    if (known !== undefined) kind = known;
    else if (stated !== "") unreadable("Group Type", stated);

    addName(line);
    for (const title of listed(cell("title"))) titles.add(title, title);
    for (const position of listed(cell("position"))) positions.add(position, position);
    // a day that never was (30/02/1950) still tells the year
    const birth = date("DOB", cell("birth")) ?? ukDate(/(?<=\/)\d{4}$/.exec(cell("birth"))?.[0] ?? "");
    if (birth !== null)
      births.add(birth, { from: birth, to: birth, circa: false, ...(birth === cell("birth") ? {} : { printed: cell("birth") }) });
    for (const place of birthPlaces(cell("birthTown"), cell("birthCountry"))) places.add(place.text, place);
    for (const nationality of listed(cell("nationality")).map(withoutPoint)) {
      const code = countryCode(nationality) ?? nationality;
      nationalities.add(code, code);
    }
    addDocuments("passport", "passport", "passportDetails", "Passport Details");
    addDocuments("national-id", "nationalId", "nationalIdDetails", "National Identification Details");
    for (const found of documentsIn("national-id", cell("ni"))) identifiers.add(JSON.stringify(found), found);
    const address = addressOf(cell);
    if (address !== null) addresses.add(JSON.stringify(address), address);

    const regime = cell("regime");
    if (regime !== "") programmes.add(regime, regime);
    const listedOn = date("Listed On", cell("listedOn"));
    if (listedOn !== null) listings.set(regime, isoMin(listings.get(regime) ?? listedOn, listedOn));
    const designatedOn = date("UK Sanctions List Date Designated", cell("designatedOn"));
    if (designatedOn !== null) designations.add(designatedOn);
    const updatedOn = date("Last Updated", cell("updatedOn"));
    if (updatedOn !== null) amended.add(updatedOn);
    others.add(cells[context.layout.at.get("other") ?? -1] ?? "");
    for (const [place, name] of context.layout.unknown) if (squeeze(cells[place] ?? "") !== "") keep(name, squeeze(cells[place] as string));
    for (const extra of cells.slice(context.layout.width)) if (squeeze(extra) !== "") keep("beyond the header", squeeze(extra));

    function addName(at: number): void {
      const parts = (["name1", "name2", "name3", "name4", "name5", "name6"] as const).map(cell);
      const text = squeeze(parts.join(" "));
      const printedRole = cell("aliasType");
      const printedQuality = cell("aliasQuality");
      const role = ROLES.get(printedRole.toLowerCase());
      const quality = QUALITIES.get(printedQuality.toLowerCase()) ?? "unknown";
      if (printedRole !== "" && role === undefined) unreadable("Alias Type", printedRole);
      if (printedQuality !== "" && quality === "unknown") unreadable("Alias Quality", printedQuality);
      for (const name of namesOf(text, role ?? "alias", quality))
        names.add(`${name.text}\n${name.role}\n${quality}\n${name.printed ?? ""}`, name);
      const original = cell("original");
      const language = cell("originalLanguage");
      const code = LANGUAGES.get(language.toLowerCase());
      if (original !== "") {
        names.add(`${original}\noriginal`, {
          text: original,
          role: "original",
          quality: "unknown",
          script: scriptOf(original),
          ...(code === undefined ? {} : { language: code }),
        });
        if (language !== "" && code === undefined) keep("Non-Latin Script Language", language);
      } else {
        // a script or language without the name it speaks of
        if (cell("originalScript") !== "") keep("Non-Latin Script Type", cell("originalScript"));
        if (language !== "") keep("Non-Latin Script Language", language);
      }
      if (text === "" && original === "") {
        const remedy = "the row's other facts were kept; tell the publisher";
        context.onProblem(
          problem("field-missing", { file: context.file, line: at, field: "Name 6", message: "the row has no name", remedy }),
        );
      }
    }
    function namesOf(text: string, role: NameRole, quality: NameQuality): readonly EntryName[] {
      if (text === "") return [];
      // bodies print their abbreviation in brackets; a person's brackets, or those that open a name, abbreviate nothing
      const taken =
        kind === "organisation" && !text.startsWith("(") && text.length <= NAME_LENGTH
          ? namesOfCell({ cell: text, role, quality, person: false })
          : [];
      return taken.length > 0 ? taken : [{ text, role, quality, script: scriptOf(text) }];
    }
    function addDocuments(of: "passport" | "national-id", number: Column, details: Column, label: string): void {
      const printed = cell(details);
      const alone = !context.layout.at.has(number);
      const found = alone ? { identifiers: documentsIn(of, printed), rest: [] } : documents(of, cell(number), printed);
      for (const document of found.identifiers) identifiers.add(JSON.stringify(document), document);
      for (const rest of found.rest) keep(label, rest);
    }
  }

  for (const other of new Set([...others].map(squeeze))) {
    const found = otherInformation(other);
    for (const identifier of found.identifiers) identifiers.add(JSON.stringify(identifier), identifier);
    for (const relation of found.relations) relations.add(JSON.stringify(relation), relation);
    for (const measure of found.measures) measures.add(measure, measure);
    for (const flag of found.flags) nationalities.add(flag, flag);
    for (const [key, value] of found.unmapped) keep(key, value);
    sex ??= found.sex;
    if (found.remarks !== "") remarks.add(found.remarks, found.remarks);
  }
  const dates = [...listings.values()];
  if (dates.length > 1)
    for (const [regime, from] of listings)
      claims.add(`listed\n${regime}`, { what: "listed", text: `listed under ${regime}`, from, source: context.file, confidence: "seen" });
  for (const from of designations)
    claims.add(`designated\n${from}`, {
      what: "designated",
      text: "UK Sanctions List date designated",
      from,
      source: context.file,
      confidence: "seen",
    });

  return {
    list: context.list,
    id: entryId(group),
    kind,
    names: names.all.sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role)),
    births: births.all,
    birthPlaces: places.all,
    identifiers: identifiers.all,
    addresses: addresses.all,
    nationalities: nationalities.all,
    ...(sex === undefined ? {} : { sex }),
    fathers: [],
    mothers: [],
    titles: titles.all,
    positions: positions.all,
    programmes: programmes.all,
    legalBasis: [],
    measures: measures.all,
    ...(dates.length === 0 ? {} : { listedOn: dates.reduce(isoMin) }),
    ...(amended.size === 0 ? {} : { amendedOn: [...amended].sort() }),
    relations: relations.all,
    claims: claims.all,
    ...(remarks.all.length === 0 ? {} : { remarks: remarks.all.join("\n") }),
    unmapped: unmapped.all,
    source: { file: context.file, line: rows[0]?.line ?? 0 },
  };
}

/** Towns and countries stand in two cells, numbered alike; a country may hold words (`Former USSR now Belarus`). */
function birthPlaces(towns: string, countries: string): EntryPlace[] {
  const town = numbered(towns);
  const country = numbered(countries);
  const found: EntryPlace[] = [];
  for (let at = 0; at < Math.max(town.length, country.length); at++) {
    const where = withoutPoint(country[at] ?? (country.length === 1 ? (country[0] as string) : ""));
    const text = [withoutPoint(town[at] ?? ""), where].filter((part) => part !== "").join(", ");
    const code =
      where === ""
        ? null
        : (countryCode(where) ?? countryCode(/\bnow (.+)$/.exec(where)?.[1] ?? "") ?? countryCode(where.split(/[(.]/, 1)[0] ?? ""));
    if (text !== "") found.push(code === null ? { text } : { text, country: code });
  }
  return found;
}

function addressOf(cell: (column: Column) => string): EntryAddress | null {
  const parts = (["address1", "address2", "address3", "address4", "address5", "address6"] as const).map(cell);
  const postalCode = cell("postalCode");
  const country = cell("country");
  const text = [...parts, postalCode, country].filter((part) => part !== "").join(", ");
  if (text === "") return null;
  const code = countryCode(country);
  return { text, ...(postalCode === "" ? {} : { postalCode }), ...(code === null ? {} : { country: code }) };
}
