import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "out/**"],
    tags: [{ name: "slow", description: "takes seconds: left to `npm test`, which gives each file a process of its own" }],
    // Node strips the types itself. Vite's runner turns every use of an import into a look-up: that costs its own transform, and inner loops run
    // at a third of their speed
    experimental: { viteModuleRunner: false },
    // node:sqlite still prints an ExperimentalWarning on Node 24
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // Vitest leaves one core idle, which on a laptop of two is half
    maxWorkers: Math.max(2, availableParallelism()),
    // what hangs is ended; how fast something is, a test of its own measures, by its work
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // a test that passes only on the second try is a defect
    retry: 0,
    passWithNoTests: false,
  },
});
