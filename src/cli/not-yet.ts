import { fail } from "../ground/index.ts";
import type { Command } from "./command.ts";

/** Commands of the contract that a later version brings. They say so, and what to do meanwhile, and exit 2. */
function notYet(usage: string, about: string, meanwhile: string, example: Command["examples"][0]): Command {
  return {
    usage,
    about: `${about} Not built yet: the command says so and exits 2.`,
    flags: [],
    examples: [example],
    run: () => fail("not-yet", { message: `writ ${usage.split(" [")[0]} is not built yet`, remedy: meanwhile }),
  };
}

export const exportCommand = notYet(
  "export",
  "Everything the data folder holds, as one file.",
  "The ledger is one SQLite file in the data folder and the raw list files stand beside it",
  { run: "writ lists status --json", says: "until then: what is loaded, as JSON" },
);
