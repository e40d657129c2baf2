import { fixtureCases, realCases } from "./case.ts";
import { damage, KINDS } from "./suite.ts";

/** `npm run damage [-- SEED [FLIPS [WORD]]]`: the whole suite with more places than the tests take, the result per reader and kind of damage. */
const [seed = "1", flips = "1000", word = ""] = process.argv.slice(2);
const chance = { seed: Number(seed), flips: Number(flips) };
const cases = [...(await fixtureCases()), ...(await realCases())].filter(({ name, format }) => `${format} ${name}`.includes(word));
const started = Date.now();
let wrong = 0;
let wounds = 0;
for (const given of cases) {
  for (const kind of KINDS) {
    const report = await damage(given, kind, chance);
    wounds += report.wounds;
    wrong += report.wrong.length;
    if (report.wounds === 0) continue;
    const outcomes = [...report.outcomes].toSorted((a, b) => b[1] - a[1]).map(([outcome, count]) => `${outcome} ${count}`);
    process.stdout.write(
      `${given.format}\t${given.name}\t${kind}\t${outcomes.join(", ")}${report.wrong.length === 0 ? "" : `\tWRONG ${report.wrong.length}`}\n`,
    );
    for (const line of report.wrong.slice(0, 5)) process.stdout.write(`    ${line.slice(0, 400)}\n`);
  }
}
process.stdout.write(
  `${cases.length} publications, ${wounds} wounds, ${wrong} wrong, seed ${seed}, ${Math.round((Date.now() - started) / 1000)} s\n`,
);
process.exitCode = wrong > 0 ? 1 : 0;
