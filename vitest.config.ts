import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

const tests = ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts"];
/** These get a process each: what a neighbour left behind would be taken for theirs. */
const alone = [
  // weigh the heap of their process
  "src/lists/readers.test.ts",
  "test/lists-damage-size.test.ts",
  // puts another module in the place of one that may be loaded already
  "src/registry/builders.test.ts",
];
const nowhere = [...configDefaults.exclude, "**/dist/**", "out/**"];

export default defineConfig({
  test: {
    tags: [{ name: "slow", description: "takes seconds: left to `npm test`" }],
    // Node strips the types itself. Vite's runner turns every use of an import into a look-up: that costs its own transform, and inner loops run
    // at a third of their speed
    experimental: { viteModuleRunner: false },
    // node:sqlite still prints an ExperimentalWarning on Node 24
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // threads bring V8 down now and then ("jit_page")
    pool: "forks",
    // one more than can work: one of them always waits, for a browser, a disk, a process of its own
    maxWorkers: availableParallelism() + 1,
    // what hangs is ended; how fast something is, a test of its own measures, by its work
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // a test that passes only on the second try is a defect
    retry: 0,
    passWithNoTests: false,
    projects: [
      // one process after the other takes the next file: to start one a file and load the sources anew costs as much as many of the tests
      { extends: true, test: { name: "together", include: tests, exclude: [...nowhere, ...alone], isolate: false } },
      { extends: true, test: { name: "alone", include: alone, exclude: nowhere } },
    ],
  },
});
