/** `npm run faults`: 100 rounds of kill -9 during imports and screenings; ends with 1 when anything that was acknowledged is lost. `-- ROUNDS SEED` */
import { faultRounds } from "./rounds.ts";

const [rounds = "100", seed = "1"] = process.argv.slice(2);
const summary = await faultRounds({
  rounds: Number(rounds),
  seed: Number(seed),
  entries: 3000,
  longestMs: 900,
  onRound: (line) => process.stderr.write(`${line}\n`),
});
const { screenings, lists, events, mended, losses } = summary;
console.log(
  `faults: ${summary.rounds} kills with seed ${seed}; acknowledged ${screenings} screenings and ${lists} changes of lists; ${events} events in the chain; ` +
    `${mended} times tables or snapshot were behind and mended; lost: ${losses.length}`,
);
for (const loss of losses) console.log(`  ${loss}`);
process.exitCode = losses.length === 0 ? 0 : 1;
