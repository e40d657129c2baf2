import type { Command } from "./command.ts";

/** A line of the table: a command is loaded when it is called, so that none pays for the others. */
export interface Row {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

export const COMMANDS: readonly Row[] = [
  {
    name: "screen",
    summary: "does a name, a file of names or a text touch a banned group?",
    load: async () => (await import("./screen.ts")).screenCommand,
  },
  {
    name: "compare",
    summary: "two subjects against each other, without any list",
    load: async () => (await import("./compare.ts")).compareCommand,
  },
  { name: "party", summary: "all that the loaded lists say of one party", load: async () => (await import("./party.ts")).partyCommand },
  {
    name: "party proposals",
    summary: "parties that may be one, and numbers that two parties print",
    load: async () => (await import("./party-proposals.ts")).partyProposalsCommand,
  },
  { name: "party join", summary: "two entries are one party", load: async () => (await import("./party-decide.ts")).partyJoinCommand },
  {
    name: "party refuse",
    summary: "two entries are not one party",
    load: async () => (await import("./party-decide.ts")).partyRefuseCommand,
  },
  {
    name: "party split",
    summary: "take an entry out of its party",
    load: async () => (await import("./party-decide.ts")).partySplitCommand,
  },
  {
    name: "party import",
    summary: "take over what people decided in another register",
    load: async () => (await import("./party-import.ts")).partyImportCommand,
  },
  {
    name: "lists add",
    summary: "load list files, or the starter register",
    load: async () => (await import("./lists-add.ts")).listsAddCommand,
  },
  {
    name: "lists status",
    summary: "which lists are loaded and how old they are",
    load: async () => (await import("./lists-status.ts")).listsStatusCommand,
  },
  { name: "lists show", summary: "one entry as its list prints it", load: async () => (await import("./lists-show.ts")).listsShowCommand },
  { name: "lists remove", summary: "take a list out of force", load: async () => (await import("./lists-remove.ts")).listsRemoveCommand },
  {
    name: "lists pull",
    summary: "fetch the publishers' newest files",
    load: async () => (await import("./lists-pull.ts")).listsPullCommand,
  },
  {
    name: "lists diff",
    summary: "what changed between two versions",
    load: async () => (await import("./lists-diff.ts")).listsDiffCommand,
  },
  {
    name: "lists versions",
    summary: "every version that was ever added",
    load: async () => (await import("./lists-versions.ts")).listsVersionsCommand,
  },
  {
    name: "lists release",
    summary: "let a quarantined version into force, or refuse it",
    load: async () => (await import("./lists-release.ts")).listsReleaseCommand,
  },
  {
    name: "export",
    summary: "the register as JSON, FollowTheMoney, CSV, XLSX or SQLite",
    load: async () => (await import("./export.ts")).exportCommand,
  },
  {
    name: "foresee compare",
    summary: "what may each strategy stir up, and which belief decides?",
    load: async () => (await import("./foresee-compare.ts")).foreseeCompareCommand,
  },
  {
    name: "foresee sensitivity",
    summary: "which belief decides between two strategies",
    load: async () => (await import("./foresee-sensitivity.ts")).foreseeSensitivityCommand,
  },
  {
    name: "foresee calibrate",
    summary: "what your counts teach, and what is still the literature's",
    load: async () => (await import("./foresee-calibrate.ts")).foreseeCalibrateCommand,
  },
  {
    name: "foresee examples",
    summary: "the strategies that ship",
    load: async () => (await import("./foresee-examples.ts")).foreseeExamplesCommand,
  },
  {
    name: "foresee epstein",
    summary: "a classic model of unrest, and what of it reproduces",
    load: async () => (await import("./foresee-epstein.ts")).foreseeEpsteinCommand,
  },
  {
    name: "lab",
    summary: "how well are names found, and what does a cut-off cost?",
    load: async () => (await import("./lab.ts")).labCommand,
  },
  { name: "verify", summary: "has the record been altered?", load: async () => (await import("./verify.ts")).verifyCommand },
  {
    name: "serve",
    summary: "the page and the HTTP API, on this machine only",
    load: async () => (await import("./serve.ts")).serveCommand,
  },
  {
    name: "start",
    summary: "the same, with the starter register when no list is loaded",
    load: async () => (await import("./serve.ts")).startCommand,
  },
];

/** The command that the first one or two words name, and what is left over. */
export function findCommand(words: readonly string[]): { readonly row: Row; readonly rest: readonly string[] } | null {
  const row = COMMANDS.find((row) => row.name === words.slice(0, 2).join(" ")) ?? COMMANDS.find((row) => row.name === words[0]);
  return row === undefined ? null : { row, rest: words.slice(row.name.split(" ").length) };
}
