import { fail } from "../ground/index.ts";
import { verifyData } from "../registry/index.ts";
import { EXIT, type Command } from "./command.ts";
import { cleaned } from "./plain-text.ts";
import { count } from "./problem-lines.ts";
import { styleFor } from "./style.ts";

export const verifyCommand: Command = {
  usage: "verify",
  about:
    "Has the record been altered? Walks the ledger's chain of hashes from the first event and checks the kept list files. Names the first broken event; exit 2 when anything is.",
  flags: [],
  examples: [{ run: "writ lists add starter && writ verify", says: "how many events, and that none was altered" }],
  async run({ flags, words, host, dataDir }) {
    if (words.length > 0) fail("usage", { field: words[0] ?? "", message: "verify takes no words", remedy: "--data names another folder" });
    const report = await verifyData(dataDir);
    const broken = report.firstBroken !== null || report.damage.length > 0;
    if (flags.on("json")) await host.out.json(report);
    else {
      const style = styleFor(host.out);
      const lead = `${count(report.events, "event")} in ${dataDir}`;
      await host.out.line(
        broken ? style.alarm(`${lead}: the record has been altered.`) : style.good(`${lead}: none was altered. Head ${report.head}`),
      );
      if (report.firstBroken !== null)
        await host.out.line(`  first broken event: ${report.firstBroken.seq}: ${cleaned(report.firstBroken.reason)}`);
      for (const damage of report.damage) await host.out.line(`  ${cleaned(damage)}`);
    }
    return broken ? EXIT.input : EXIT.done;
  },
};
