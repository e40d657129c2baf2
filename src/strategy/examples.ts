import { WritError } from "../ground/index.ts";
import banWithServices from "./examples/ban-with-services.json" with { type: "json" };
import ban from "./examples/ban.json" with { type: "json" };
import crackdownWithServices from "./examples/crackdown-with-services.json" with { type: "json" };
import crackdown from "./examples/crackdown.json" with { type: "json" };
import perGroup from "./examples/per-group.json" with { type: "json" };
import politics from "./examples/politics.json" with { type: "json" };
import tolerance from "./examples/tolerance.json" with { type: "json" };
import { readStrategy } from "./read.ts";
import type { Strategy } from "./strategy.ts";

/** As they stand in their files, in the order of the report: tolerance first, each closure before its twin with services. */
const FILES: readonly unknown[] = [tolerance, crackdown, crackdownWithServices, ban, banWithServices, politics, perGroup];

/** The strategies that ship with Writ, for classes of groups, not named ones. */
export const EXAMPLE_STRATEGIES: readonly Strategy[] = FILES.map((value) => {
  const read = readStrategy(value);
  if (!read.ok) throw new WritError(read.problems[0]);
  return read.strategy;
});
