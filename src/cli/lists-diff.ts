import { fail } from "../ground/index.ts";
import { listChanges, type ChangesRequest } from "../registry/index.ts";
import { bulletinLines } from "./bulletin-view.ts";
import { EXIT, type Command } from "./command.ts";
import { cleaned } from "./plain-text.ts";
import { styleFor } from "./style.ts";

const SHOWN = 50;

export const listsDiffCommand: Command = {
  usage: "lists diff [ID] [A [B]]",
  about:
    "What changed between two versions of a list: added, removed, renumbered, merged, split, and amended field by field. A and B are days " +
    "(what the list said on that day), the first letters of a SHA-256, or either behind a list's id: un@2025-04-19. Without B the version in " +
    "force; without A the version before it; without ID every list. Other order and trailing blanks are no change.",
  flags: [{ name: "limit", value: "N", says: `most entries shown in each part (default ${SHOWN}, 0 for all); --json gives all` }],
  examples: [
    { run: "writ lists add starter && writ lists diff starter", says: "the last change of a list" },
    {
      run: "printf 'id,name\\n1,Test Bakery\\n' > jan.csv && printf 'id,name\\n1,Test Bakery\\n2,Test Mill\\n' > feb.csv && writ lists add jan.csv --as own --published 2026-01-01 && writ lists add feb.csv --as own --published 2026-02-01 && writ lists diff own@2026-01-15 2026-02-15",
      says: "what changed between two days",
    },
  ],
  async run({ flags, words, host, dataDir }) {
    const { bulletins, notes } = listChanges(dataDir, requestOf(words));
    const limit = flags.count("limit", SHOWN, 0);
    if (flags.on("json")) await host.out.json({ bulletins, ...(notes.length === 0 ? {} : { notes }) });
    else {
      const style = styleFor(host.out);
      for (const [at, bulletin] of bulletins.entries())
        await host.out.line(
          [...(at === 0 ? [] : [""]), ...bulletinLines(bulletin, style, { most: limit === 0 ? Infinity : limit })].join("\n"),
        );
      if (bulletins.length === 0) for (const note of notes) await host.out.line(`Nothing to compare: ${cleaned(note)}.`);
      else for (const note of notes) host.notices.say(cleaned(note));
    }
    return EXIT.done;
  },
};

const POINT = /^(?:\d{4}-\d\d-\d\d|[0-9a-f]{6,64})$/i;

/** `[ID] [A [B]]`: the first word is a list unless it names a version. */
function requestOf(words: readonly string[]): ChangesRequest {
  const [first] = words;
  const isList = first !== undefined && !first.includes("@") && !POINT.test(first);
  const points = isList ? words.slice(1) : words;
  const [from, to, ...more] = points;
  if (more.length > 0)
    fail("usage", {
      value: more[0] ?? "",
      message: "takes a list and two versions at most",
      remedy: "writ lists diff un 2025-04-19 2025-11-18",
    });
  return {
    ...(isList ? { list: first } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
