import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../ground/index.ts";
import type { Problem } from "../ground/index.ts";
import type { Entry } from "./entry.ts";
import { listFileFromBytes } from "./source.ts";
import { bundle, readFolder, starterFiles, starterFolder, unbundle } from "./starter-bundle.ts";
import { parseFile } from "./starter-parse.ts";
import { readRegister } from "./starter-register.ts";
import { partySchema } from "./starter-schema.ts";
import { starterReader } from "./starter.ts";
import { READERS, recognise } from "./readers.ts";
import type { ReadResult } from "./reader.ts";

async function readStarter(folder?: string): Promise<{ entries: Entry[]; result: ReadResult }> {
  const entries: Entry[] = [];
  const result = await starterReader.read(await starterFiles(folder), { onEntry: (entry) => entries.push(entry) });
  return { entries, result };
}

const { entries, result } = await readStarter();
const byId = new Map<string, Entry>(entries.map((entry) => [entry.id, entry]));
const entry = (id: string): Entry => byId.get(id) ?? expect.fail(`no entry ${id}`);
const texts = (id: string): string[] => entry(id).names.map((name) => name.text);
const bearers = (name: string): string[] =>
  entries.filter((one) => one.names.some((each) => each.text === name)).map((one) => one.id as string);
const claims = (id: string, what: string): Entry["claims"] => entry(id).claims.filter((claim) => claim.what === what);

describe("[R12] the packaged register", () => {
  test("is whole and without a problem", () => {
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({
      list: "starter",
      format: "starter",
      whole: true,
      entries: 75,
      rows: 75,
      missingParts: [],
      published: "2026-11-28",
    });
  });

  test("answers whether Jaish is banned, by whom, since when, on what basis, how sure", () => {
    expect(bearers("Jaish-I-Momhammed")).toEqual(["jaish-e-mohammed"]);
    const told = claims("jaish-e-mohammed", "designation").map(({ by, from, status, basis, reference, confidence }) => [
      by,
      from,
      status,
      basis,
      reference,
      confidence,
    ]);
    expect(told).toContainEqual([
      "United Nations",
      "2001-10-17",
      "proscribed",
      "Security Council resolution 1267 (1999) and those after it",
      "QDe.019",
      "seen",
    ]);
    expect(told).toContainEqual([
      "Pakistan (Ministry of Interior)",
      "2002-01-14",
      "proscribed",
      "Anti-Terrorism Act 1997, s. 11B",
      undefined,
      "seen",
    ]);
    expect(told).toContainEqual([
      "United States (Treasury, OFAC)",
      "2001-10-12",
      "proscribed",
      "Executive Order 13224, programme SDGT",
      "6935",
      "recalled",
    ]);
    expect(told.map(([by]) => by)).toEqual([
      "United Kingdom (Home Office)",
      "United States (Treasury, OFAC)",
      "United Nations",
      "European Union",
      "United States (State Department)",
      "Pakistan (Ministry of Interior)",
      "India (Ministry of Home Affairs)",
    ]);
    for (const claim of claims("jaish-e-mohammed", "designation")) expect(claim.source).toMatch(/^[A-Z0-9]+: ./u);
    expect(entry("jaish-e-mohammed").listedOn).toBe("2001-03");
  });

  test("finds each main group in Latin, Urdu or Arabic letters and in English", () => {
    for (const name of ["جیش محمد", "جيش محمد", "Army of Mohammed"]) expect(bearers(name)).toEqual(["jaish-e-mohammed"]);
    for (const name of ["لشکر طیبہ", "Army of the Pure"]) expect(bearers(name)).toEqual(["lashkar-e-taiba"]);
    for (const name of ["حرکت المجاہدین"]) expect(bearers(name)).toEqual(["harakat-ul-mujahidin"]);
    expect(bearers("جماعت الدعوۃ")).toEqual(["jamaat-ud-dawa"]);
    expect(bearers("فلاح انسانیت فاؤنڈیشن")).toEqual(["falah-e-insaniat-foundation"]);
  });
});

describe("[R12] an alias on one list and an entry on another", () => {
  test("Jamaat-ud-Dawa comes up as itself and inside Lashkar, each with its reason", () => {
    expect(bearers("Jamaat-ud-Dawa").toSorted()).toEqual(["jamaat-ud-dawa", "lashkar-e-taiba"]);
    const reasons = claims("lashkar-e-taiba", "listed inside").filter((claim) => claim.text.includes("jamaat-ud-dawa"));
    expect(reasons.map((claim) => [claim.from, claim.confidence])).toContainEqual(["2008-12-10", "seen"]);
    expect(reasons.every((claim) => claim.text.includes("an entry of its own on other lists (Pakistan (Ministry of Interior))"))).toBe(
      true,
    );
    const own = claims("jamaat-ud-dawa", "designation");
    expect(own.find((claim) => claim.by === "United Nations")?.text).toContain(
      "as another name of Lashkar-e-Tayyiba, with no entry of its own on this list",
    );
  });

  test("the number of an entry that a party only stands inside is not the party's", () => {
    expect(entry("jamaat-ud-dawa").identifiers).toEqual([]);
    expect(
      entry("lashkar-e-taiba")
        .identifiers.map((one) => `${one.type} ${one.value}`)
        .toSorted(),
    ).toEqual(["ofac-id 7140", "un-ref QDe.118"]);
    const numbers = entries.flatMap((one) => one.identifiers.map((each) => `${each.type} ${each.value}`));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("Harakat ul-Ansar is a name of two UN entries besides its own, a former one of the second", () => {
    expect(bearers("Harakat ul-Ansar").toSorted()).toEqual(["harakat-ul-ansar", "harakat-ul-jihad-islami", "harakat-ul-mujahidin"]);
    expect(entry("harakat-ul-jihad-islami").names.find((name) => name.text === "Harakat ul-Ansar")?.role).toBe("former");
  });

  test("a name is carried over only where that list prints it", () => {
    expect(texts("lashkar-e-taiba")).toContain("Milli Muslim League");
    expect(texts("lashkar-e-taiba")).not.toContain("Jamat ud Dawa");
    expect(texts("lashkar-e-taiba")).toContain("Idara Khidmat-e-Khalq");
    expect(texts("lashkar-e-taiba")).not.toContain("Al-Hamad Trust, Lahore/Faisalabad");
  });
});

describe("[R12] bans are intervals", () => {
  test("the two charities lapse in 2018, are watched, then proscribed on 5 March 2019", () => {
    for (const id of ["jamaat-ud-dawa", "falah-e-insaniat-foundation"]) {
      const told = claims(id, "designation")
        .filter((claim) => claim.by?.startsWith("Pakistan") && claim.confidence === "seen")
        .map((claim) => [claim.status, claim.from, claim.to]);
      expect(told).toEqual([
        ["lapsed", "2018-02", "2018-06-07"],
        ["observed", "2019-02-21", "2019-03-05"],
        ["proscribed", "2019-03-05", undefined],
      ]);
      expect(claims(id, "designation").find((claim) => claim.status === "lapsed")?.basis).toContain("Ordinance 2018");
      expect(claims(id, "event").some((claim) => claim.from === "2019-03-04" && claim.text.includes("under watch"))).toBe(true);
      expect(entry(id).endedOn).toBeUndefined();
    }
  });

  test("observation is no ban: it does not date the listing", () => {
    expect(entry("jamaat-ud-dawa").listedOn).toBe("2008-12-10");
    expect(entry("jamaat-ud-dawa").programmes).not.toContain("PK-ATA-2");
  });

  test("who bans differs: Milli Muslim League by the US, Sipah-e-Muhammad by Pakistan alone, the eleven affiliates on 10 May 2019", () => {
    const who = (id: string): (string | undefined)[] => [...new Set(claims(id, "designation").map((claim) => claim.by))];
    expect(who("milli-muslim-league")).toEqual(["United States (Treasury, OFAC)"]);
    expect(who("sipah-e-muhammad-pakistan")).toEqual(["Pakistan (Ministry of Interior)"]);
    const affiliates = entries.filter((one) => one.claims.some((claim) => claim.what === "designation" && claim.from === "2019-05-10"));
    expect(affiliates).toHaveLength(11);
    for (const one of affiliates) expect(one.claims.find((claim) => claim.from === "2019-05-10")?.text).toContain("listed under");
  });

  test("a first listing that is only recalled says so", () => {
    expect(entry("falah-e-insaniat-foundation").listedOn).toBe("2010-11-24");
    expect(entry("falah-e-insaniat-foundation").remarks).toContain("recalled: no document was seen");
    expect(entry("jaish-e-mohammed").remarks).not.toContain("recalled");
  });
});

describe("[R12] namesakes, facilities and contested claims", () => {
  test("the proscribed Jamiat-ul-Ansar is not the mosque that bears the words, and the mosque is no entry", () => {
    expect(bearers("Jamiat-ul-Ansar")).toEqual(["jamiat-ul-ansar"]);
    expect(bearers("Jamiat-ul-Ansar of Brampton")).toEqual([]);
    expect(claims("jamiat-ul-ansar", "known different")[0]).toMatchObject({
      text: expect.stringContaining("Jamiat-ul-Ansar of Brampton: a mosque in Canada, lawful"),
    });
    expect(entry("jamiat-ul-ansar").relations).toContainEqual(
      expect.objectContaining({ kind: "renamed-from", to: "harakat-ul-mujahidin" }),
    );
  });

  test("designated look-alikes stay two entries and name each other", () => {
    for (const [left, right] of [
      ["jamaat-ud-dawa", "jamaat-ul-dawa-al-quran"],
      ["al-rehmat-trust", "al-rahmah-welfare-trust-organization"],
    ] as const) {
      expect(entry(left).relations).toContainEqual(expect.objectContaining({ kind: "different-from", to: right }));
      expect(entry(right).relations).toContainEqual(expect.objectContaining({ kind: "different-from", to: left }));
    }
  });

  test("lawful bodies and facilities are in nobody's names", () => {
    const names = new Set(entries.flatMap((one) => one.names.map((name) => name.text.toLowerCase())));
    const others = entries.flatMap((one) =>
      one.claims.filter((claim) => claim.what === "known different").map((claim) => claim.text.split(":")[0]?.toLowerCase() ?? ""),
    );
    expect(others.length).toBeGreaterThan(15);
    for (const lawful of [
      ...others,
      "government al-aziz hospital",
      "government health and education complex sheikhupura",
      "al-aziz hospital, muridke",
    ])
      expect(names.has(lawful)).toBe(false);
    expect(claims("jamaat-ud-dawa", "facility").find((claim) => claim.text.includes("Al-Aziz"))).toMatchObject({
      to: "2018-02",
      confidence: "seen",
      text: expect.stringContaining("run by the government since 2018-02"),
    });
  });

  test("contested claims stand side by side, each with its source", () => {
    const told = claims("harakat-ul-mujahidin", "contested");
    expect(told.map((claim) => claim.source.split(":")[0])).toEqual(["UNXML", "DAWN15", "SEN"]);
    expect(claims("harakat-ul-mujahidin", "designation").some((claim) => claim.by?.startsWith("Pakistan"))).toBe(false);
    expect(claims("jamaat-ul-ahrar", "contested").map((claim) => [claim.from, claim.confidence])).toEqual([
      ["2016-11-21", "contested"],
      ["2016-11-11", "recalled"],
    ]);
  });

  test("what is recalled is marked so, name by name, and nothing else rests on memory", () => {
    const named = claims("jaish-e-mohammed", "name");
    expect(named.find((claim) => claim.text === "جیش محمد")?.confidence).toBe("recalled");
    expect(named.find((claim) => claim.text.startsWith("Army of Mohammed"))?.confidence).toBe("seen");
    for (const one of entries) {
      for (const claim of one.claims)
        if (claim.source.startsWith("MEMORY")) expect(`${one.id} ${claim.text} ${claim.confidence}`).toContain("recalled");
      const told = new Set(one.claims.filter((claim) => claim.what === "name").map((claim) => claim.text.replace(/ \(.*$/u, "")));
      for (const name of one.names)
        expect(
          [...told].some((text) => name.text.startsWith(text)),
          `${one.id}: ${name.text}`,
        ).toBe(true);
    }
  });

  test("relations lead to entries of the register", () => {
    for (const one of entries)
      for (const relation of one.relations) expect(byId.has(relation.to ?? ""), `${one.id} ${relation.kind} ${relation.to}`).toBe(true);
  });

  test("every slash part of a row as printed is a name in the register", async () => {
    const known = new Set(entries.flatMap((one) => one.names.map((name) => name.text.toLowerCase().replace(/[^a-z]/gu, ""))));
    const register = readRegister(await readFolder(starterFolder()), (found) => expect.fail(found.message));
    const rows = [...register.parties.values()]
      .flatMap((party) => party.designations.map((one) => one.printed))
      .filter((printed) => printed !== undefined);
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows)
      for (const part of row.replace(/ and all its manifestations.*$/u, "").split(/\/| or |, HM$/u)) {
        const words = part
          .replace(/ \(PAFF\)$/u, "")
          .toLowerCase()
          .replace(/[^a-z]/gu, "");
        if (words !== "hum") expect(known.has(words), `${row}: ${part}`).toBe(true);
      }
  });
});

describe("docs/register.md", async () => {
  const page = await readFile(join(starterFolder(), "../docs/register.md"), "utf8");
  const fenced = (language: string): string =>
    new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "u").exec(page)?.[1] ?? expect.fail(`no ${language} block`);

  test("its worked example is a file of the register", () => {
    const parsed = parseFile({ path: "groups/jamaat-ud-dawa.yaml", text: fenced("yaml") }, partySchema, (found) =>
      expect.fail(formatProblem(found)),
    );
    expect(parsed?.value.designations.map((one) => one.status)).toEqual(["proscribed", "lapsed", "proscribed"]);
  });

  test("its command gives the SHA-256 of what is kept", async () => {
    const told = execFileSync("sh", ["-c", fenced("sh")], { cwd: join(starterFolder(), ".."), encoding: "utf8" }).split(" ")[0];
    expect(told).toBe(
      createHash("sha256")
        .update(bundle(await readFolder(starterFolder())))
        .digest("hex"),
    );
  });

  test("its figures are those of the register", async () => {
    const register = readRegister(await readFolder(starterFolder()), (found) => expect.fail(formatProblem(found)));
    const kinds = [...register.parties.values()].map((one) => one.kind);
    const count = (kind: string): number => kinds.filter((one) => one === kind).length;
    expect(page).toContain(
      `${kinds.length} parties (${count("organisation")} organisations, ${count("person")} publicly designated leaders), ${register.facilities.length} facilities, ${register.sources.size} sources`,
    );
  });
});

test("[R12] docs/pakistan-2019.md cites sources of the register, and each of its dates beside one stands there with that source", async () => {
  const page = await readFile(join(starterFolder(), "../docs/pakistan-2019.md"), "utf8");
  const cited = [...page.matchAll(/\[([A-Z0-9]+)\](?!\()/gu)].map((match) => match[1] ?? "");
  const register = readRegister(await readFolder(starterFolder()), (found) => expect.fail(formatProblem(found)));
  expect(cited.length).toBeGreaterThan(40);
  for (const key of cited) expect(register.sources.has(key), key).toBe(true);
  const all = entries.flatMap((one) => one.claims);
  // within one sentence or cell, and not where the date itself is recalled
  const dated = [...page.matchAll(/(?<=[ (])(\d{4}-\d{2}(?:-\d{2})?)[^\d[.|*\n]*(?:QDe\.\d+ )?\[([A-Z0-9]+)\](?!\()/gu)];
  expect(dated.length).toBeGreaterThan(20);
  for (const [, date, key] of dated)
    expect(
      all.some((claim) => [claim.from as string, claim.to as string].includes(date ?? "") && claim.source.includes(`${key}:`)),
      `${date} [${key}]`,
    ).toBe(true);
});

describe("the bundle", () => {
  test("is recognised by its first line, not by its name, and by no other reader", async () => {
    const bytes = Buffer.from(bundle(await readFolder(starterFolder())));
    const renamed = await listFileFromBytes("sdn.csv", bytes);
    const groups = await recognise([renamed], READERS);
    expect(groups.map((group) => [group.reader.format, group.list])).toEqual([["starter", "starter"]]);
    expect(starterReader.recognise(await listFileFromBytes("x.yaml", Buffer.from("id: x\n")))).toBeNull();
  });

  test("has the same bytes whatever the line ends, and comes apart again", async () => {
    const files = await readFolder(starterFolder());
    const text = bundle(files);
    const hash = createHash("sha256").update(text).digest("hex");
    const windows = bundle(files.map((file) => ({ ...file, text: "\uFEFF" + file.text.replaceAll("\n", "\r\n") })));
    expect(createHash("sha256").update(windows).digest("hex")).toBe(hash);
    expect(unbundle(text, "bundle").files.map((file) => file.path)).toEqual(files.map((file) => file.path));
    expect(bundle(unbundle(text, "bundle").files)).toBe(text);
  });
});

describe("a bad register", () => {
  async function broken(path: string, change: (text: string) => string): Promise<{ entries: Entry[]; result: ReadResult }> {
    const folder = await mkdtemp(join(tmpdir(), "writ-register-"));
    try {
      await cp(starterFolder(), folder, { recursive: true });
      await writeFile(join(folder, path), change(await readFile(join(folder, path), "utf8")));
      return await readStarter(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const JAISH = "groups/jaish-e-mohammed.yaml";
  const lineOf = async (path: string, part: string): Promise<number> =>
    (await readFile(join(starterFolder(), path), "utf8")).split("\n").findIndex((line) => line.includes(part)) + 1;
  const only = (found: readonly Problem[]): Problem =>
    found.length === 1 ? (found[0] as Problem) : expect.fail(JSON.stringify(found, null, 1));

  test.each([
    [
      "a role that there is not",
      "Kuddam e Islami, role: alias",
      "Kuddam e Islami, role: aka",
      /names\[5\]\.role/u,
      /is not one of primary, alias/u,
    ],
    [
      "a field that is missing",
      "Kuddam e Islami, role: alias, quality: strong",
      "Kuddam e Islami, role: alias",
      /names\[5\]\.quality/u,
      /is missing/u,
    ],
    [
      "a field that there is not",
      "Kuddam e Islami, role: alias",
      "Kuddam e Islami, colour: red, role: alias",
      /names\[5\]\.colour/u,
      /no such field/u,
    ],
    [
      "a source key that there is not",
      "Kuddam e Islami, role: alias, quality: strong, confidence: seen, sources: [OFAC]",
      "Kuddam e Islami, role: alias, quality: strong, confidence: seen, sources: [NOBODY]",
      /names\[5\]\.source/u,
      /NOBODY is no source key/u,
    ],
    [
      "memory that calls itself seen",
      "Kuddam e Islami, role: alias, quality: strong, confidence: seen, sources: [OFAC]",
      "Kuddam e Islami, role: alias, quality: strong, confidence: seen, sources: [MEMORY]",
      /names\[5\]\.confidence/u,
      /only memory/u,
    ],
    [
      "a script that the letters are not",
      "जैश-ए-मोहम्मद, role: original, quality: strong, script: Deva",
      "जैश-ए-मोहम्मद, role: original, quality: strong, script: Arab",
      /names\[\d+\]\.script/u,
      /its letters are Deva/u,
    ],
  ])("names file, line, field and remedy of %s", async (_what, from, to, field, message) => {
    const { entries: read, result: outcome } = await broken(JAISH, (text) => text.replace(from, to));
    const found = only(outcome.problems);
    expect(found).toMatchObject({
      file: `register/${JAISH}`,
      line: await lineOf(JAISH, from),
      field: expect.stringMatching(field),
      message: expect.stringMatching(message),
    });
    expect(found.remedy).toBeTruthy();
    expect(outcome.whole).toBe(false);
    expect(read).toHaveLength(75);
    expect(read.find((one) => one.id === "jaish-e-mohammed")?.names.some((name) => name.text === "Jaish-e-Mohammed")).toBe(true);
  });

  test.each([
    ["a designation of a list that there is not", "list: US-FTO", "list: US-FTA", "designations[4].list", /is no list/u],
    ["a day that there is not", "from: 2002-01-14", "from: 2002-02-30", "designations[5].from", /is not a day/u],
    [
      "a lapse without an end",
      "status: proscribed\n    from: 2001-03",
      "status: lapsed\n    from: 2001-03",
      "designations[0].to",
      /has an end/u,
    ],
    [
      "a relation that leads nowhere",
      "kind: associated-with, to: lashkar-e-taiba",
      "kind: associated-with, to: lashkar-e-tiaba",
      "relations[2].to",
      /no other party/u,
    ],
  ])("leaves out %s and keeps the rest", async (_what, from, to, field, message) => {
    const { entries: read, result: outcome } = await broken(JAISH, (text) => text.replace(from, to));
    const found = only(outcome.problems);
    expect(found).toMatchObject({ file: `register/${JAISH}`, field, message: expect.stringMatching(message) });
    expect(found.line).toBeGreaterThan(1);
    expect(outcome.whole).toBe(false);
    expect(read).toHaveLength(75);
  });

  test("two bad names in one file are both reported at their own lines", async () => {
    const { result: outcome } = await broken(JAISH, (text) =>
      text
        .replace("Tehrik ul-Furqaan, role: alias", "Tehrik ul-Furqaan, role: x")
        .replace("text: Kuddam e Islami", 'text: ""')
        .replace("Jash-e-Mohammad, role: variant", "Jash-e-Mohammad, role: original"),
    );
    expect(outcome.problems.map((found) => found.line)).toEqual([
      await lineOf(JAISH, "Tehrik ul-Furqaan"),
      await lineOf(JAISH, "Kuddam e Islami"),
      await lineOf(JAISH, "Jash-e-Mohammad"),
    ]);
  });

  test.each([
    ["broken YAML", "id: jaish-e-mohammed", "id: [jaish", /./u],
    ["an anchor", "kind: organisation", "kind: &k organisation", /anchors/u],
    ["a key like __proto__", "kind: organisation", "kind: organisation\n__proto__: x", /key is not made of small letters/u],
    ["the same key twice", "kind: organisation", "kind: organisation\nkind: organisation", /unique/iu],
    ["a key without a value", "kind: organisation", "kind:", /has no value/u],
    ["two primary names", "Kuddam e Islami, role: alias", "Kuddam e Islami, role: primary", /exactly one name/u],
  ])("a file with %s is left out, named and the other entries stand", async (_what, from, to, message) => {
    const { entries: read, result: outcome } = await broken(JAISH, (text) => text.replace(from, to));
    const own = outcome.problems.filter((found) => found.file === `register/${JAISH}`);
    expect(own[0]?.message).toMatch(message);
    expect(own[0]?.line).toBeGreaterThan(0);
    expect(outcome.whole).toBe(false);
    expect(read).toHaveLength(74);
    // what pointed at it is told too
    expect(outcome.problems.some((found) => found.message.includes("jaish-e-mohammed is no"))).toBe(true);
  });

  test("an id that does not fit its file, and one that is taken", async () => {
    const { result: outcome } = await broken(JAISH, (text) => text.replace("id: jaish-e-mohammed", "id: lashkar-e-taiba"));
    expect(outcome.problems.some((found) => found.field === "id" && /already the id|does not fit/u.test(found.message))).toBe(true);
  });

  test("a lone answer is no contest", async () => {
    const { result: outcome } = await broken("groups/jamaat-ul-ahrar.yaml", (text) =>
      text.replace(/ {6}- text: "?11 November[\s\S]*?source: MEMORY\n/u, ""),
    );
    expect(only(outcome.problems)).toMatchObject({
      field: "contested[0].answers",
      message: expect.stringContaining("two answers or more"),
    });
  });

  test("bytes that are not UTF-8 in a bundle", async () => {
    const bytes = Buffer.concat([Buffer.from("# writ register bundle 1\n# file: groups/x.yaml\nid: "), Buffer.from([0xff, 0xfe])]);
    const outcome = await starterReader.read(new Map([["whole", await listFileFromBytes("x", bytes)]]), { onEntry: () => undefined });
    expect(outcome.whole).toBe(false);
    expect(outcome.problems[0]).toMatchObject({ code: "encoding-damaged", file: "x" });
  });

  test("a file that is too large to review is refused", async () => {
    await expect(broken(JAISH, (text) => text + "#".repeat(300_000))).rejects.toMatchObject({ problem: { code: "file-too-large" } });
  });

  test("brackets within brackets do not overflow the stack", () => {
    for (const text of ["id: " + "[".repeat(100_000), "- ".repeat(100_000) + "x", "{a: ".repeat(50_000)]) {
      const found: Problem[] = [];
      expect(parseFile({ path: "groups/x.yaml", text }, partySchema, (one) => found.push(one))).toBeNull();
      expect(found[0]).toMatchObject({ file: "register/groups/x.yaml", code: "file-unreadable" });
    }
  });

  test("whatever is done to a file, it is read or refused with file and line, and never throws", async () => {
    const whole = await readFile(join(starterFolder(), "groups/milli-muslim-league.yaml"), "utf8");
    const edit = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(40),
      text: fc.oneof(
        fc.string({ unit: "binary", maxLength: 12 }),
        fc.constantFrom("{", "- ", "&a ", "*a", "!t ", "? ", "__proto__: ", "|\n", "\t", "\uFEFF"),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce((now, { at, cut, text: put }) => now.slice(0, at) + put + now.slice(at + cut), whole);
        const found: Problem[] = [];
        const parsed = parseFile({ path: "groups/milli-muslim-league.yaml", text }, partySchema, (one) => found.push(one));
        if (parsed === null) expect(found.length).toBeGreaterThan(0);
        for (const one of found)
          expect([one.file, (one.line ?? 0) >= 1, one.remedy !== undefined]).toEqual([
            "register/groups/milli-muslim-league.yaml",
            true,
            true,
          ]);
      }),
      { numRuns: 300 },
    );
  });

  test("a folder without a register says what is missing", async () => {
    await expect(starterFiles(join(tmpdir(), "no-such-register"))).rejects.toMatchObject({ problem: { code: "file-not-found" } });
    expect(() => starterFolder("/")).toThrow(/not beside the program/u);
  });
});
