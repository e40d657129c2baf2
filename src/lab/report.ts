import type { LabFigures } from "./result.ts";

/** Everything one run came to: the JSON of `writ lab --json` (`writ-lab/1`). No clock in it: the same run gives the same bytes. */
export interface LabReport extends LabFigures {
  readonly schema: "writ-lab/1";
  /** `own`: Writ itself; else the command that was put to the test */
  readonly engine: {
    readonly own: boolean;
    readonly name: string;
    readonly version: string | null;
    readonly parameters: string | null;
    readonly snapshot: string | null;
  };
  readonly seed: number;
  /** least weight that was asked for: what is lighter counts as not found */
  readonly floor: number;
  /** parties looked at for each question: what comes after them counts as not found */
  readonly limit: number;
  readonly lists: readonly {
    readonly id: string;
    readonly title: string;
    readonly published: string | null;
    readonly entries: number;
    readonly names: number;
    readonly sha256: string;
    readonly state: string;
  }[];
  readonly sample: {
    readonly drawn: number;
    /** names that could have been drawn */
    readonly of: number;
    readonly variants: number;
    readonly leftOut: { readonly weak: number; readonly unreadable: number; readonly tooLong: number };
  };
  readonly people: {
    readonly origin: "synthetic" | "file";
    readonly name: string;
    readonly sha256: string | null;
    readonly asked: number;
    readonly of: number;
    readonly leftOut: number;
  };
  /** in words: what these figures do not say */
  readonly notMeasured: readonly string[];
}

/** What no run of the lab measures, and what this one left out besides. */
export function notMeasured(report: Omit<LabReport, "notMeasured" | keyof LabFigures>, figures: LabFigures): readonly string[] {
  const { sample, people, engine, lists } = report;
  const found: string[] = [
    "Names alone were asked. Dates of birth, identifiers, fathers' names and places were not, though they settle most alerts in practice.",
    "The variants are made by rule and by chance. They stand for kinds of change, not for how often your customers' names are changed so; the row of all variants together weighs the kinds as they were made and is no forecast.",
    "What happens after an alert (who looks at it, how long it takes, whether it is closed rightly) was not measured, nor was speed.",
    "Changes between scripts are mechanical: Latin to Cyrillic or Arabic letters, Cyrillic and Arabic ones (Persian and Urdu, too) to Latin, where short vowels are guessed. Han, Hangul, Devanagari and all others were not tried, nor translations of names, nicknames and acronyms.",
  ];
  if (people.origin === "synthetic")
    found.push(
      "The population is the shipped one: invented people and bodies. Alerts per 1,000 of your own customers differ; give a file of your own names with --population.",
    );
  else
    found.push(
      "Whether people of your file are on a list was not checked: each counts as an ordinary person, and a true hit among them as a false alarm.",
    );
  if (sample.drawn < sample.of) found.push(`${sample.drawn} of ${sample.of} listed names were drawn by chance; the rest were not asked.`);
  if (sample.leftOut.weak > 0)
    found.push(`${sample.leftOut.weak} names that the publisher calls weak were left out (--weak takes them in).`);
  if (sample.leftOut.unreadable > 0) found.push(`${sample.leftOut.unreadable} lines held no word to compare and were left out.`);
  if (sample.leftOut.tooLong > 0) found.push(`${sample.leftOut.tooLong} names of more words or letters than the limit were left out.`);
  if (people.leftOut > 0) found.push(`${people.leftOut} lines of the population could not be read as a name and were left out.`);
  if (people.asked < people.of) found.push(`${people.asked} of ${people.of} people of the population were drawn by chance.`);
  for (const list of lists) if (list.state !== "current") found.push(`List ${list.id} is ${list.state}: what it lacks was not asked.`);
  const anothers = figures.categories.reduce((sum, of) => sum + of.anothers, 0);
  if (anothers > 0)
    found.push(`${anothers} variants are another listed party's name to the letter and were left out: no name tells the two apart.`);
  const unanswered = [figures.control, ...figures.categories].reduce((sum, of) => sum + of.unanswered, figures.population.unanswered);
  if (unanswered > 0) found.push(`${unanswered} questions got no answer from the engine; they count neither as found nor as missed.`);
  const none = figures.categories.filter(({ asked }) => asked === 0).map(({ title }) => title);
  if (none.length > 0) found.push(`No name of the sample allowed these changes: ${none.join(", ")}.`);
  if (figures.rates.some(({ at }) => at === null))
    found.push(
      "Where the table of alert rates is empty the population is too small to say: at least three people must stand above a cut-off.",
    );
  if (!engine.own)
    found.push("The engine is not Writ; what its weights mean is its maker's to say. Bands are shown only where it names Writ's.");
  return found;
}
