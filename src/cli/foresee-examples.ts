import { EXAMPLE_SITUATION } from "../foresee/index.ts";
import { fail } from "../ground/index.ts";
import { EXAMPLE_STRATEGIES, leavesServicesOff, strategyJsonSchema } from "../strategy/index.ts";
import { EXIT, type Command } from "./command.ts";
import { padded } from "./plain-text.ts";
import { styleFor } from "./style.ts";

export const foreseeExamplesCommand: Command = {
  usage: "foresee examples [NAME] [flags]",
  about: "The strategies that ship, for classes of groups. With a NAME, that strategy as JSON, to be changed and compared.",
  flags: [
    { name: "situation", says: "the situation that ships, as JSON: groups with invented numbers, to be replaced by yours" },
    { name: "schema", says: "the JSON schema of a strategy" },
  ],
  examples: [
    { run: "writ foresee examples", says: "what ships" },
    {
      run: "writ foresee examples crackdown > mine.json && writ foresee compare mine.json --runs 200",
      says: "one of them as a start of your own",
    },
  ],
  async run({ flags, words, host }) {
    const [name, ...more] = words;
    if (more.length > 0) fail("usage", { message: `takes one name and got ${words.length}` });
    const print = async (value: unknown): Promise<number> => {
      await host.out.line(JSON.stringify(value, null, 2));
      return EXIT.done;
    };
    if (flags.on("schema")) return print(strategyJsonSchema());
    if (flags.on("situation")) return print(withoutEmpty(EXAMPLE_SITUATION));
    if (name === undefined) {
      const style = styleFor(host.out);
      if (flags.on("json")) await host.out.json({ strategies: EXAMPLE_STRATEGIES });
      else
        for (const strategy of EXAMPLE_STRATEGIES) {
          const off = leavesServicesOff(strategy) ? style.warn(" (closes services; nobody goes on with them)") : "";
          await host.out.line(`${padded(strategy.id, 26)}${strategy.title}${off}`);
        }
      return EXIT.done;
    }
    const strategy = EXAMPLE_STRATEGIES.find(({ id }) => id === name);
    if (strategy === undefined)
      fail("usage", {
        value: name,
        message: `no strategy "${name}" ships`,
        remedy: `One of: ${EXAMPLE_STRATEGIES.map(({ id }) => id).join(", ")}`,
      });
    return print(withoutEmpty(strategy));
  },
};

/** As a person would have written it: what is left out is not spelled out. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => inner !== null && !(key === "ramp" && inner === 0))
      .map(([key, inner]) => [key, withoutEmpty(inner)]),
  );
}
