/**
 * Reads Vitest's JSON report and prints `N passed, N failed` as its last line; before it what was skipped, and why a whole file fell.
 * A report that is missing or shows no test counts as one failure.
 */
import { existsSync, readFileSync } from "node:fs";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const path = process.argv[2] ?? "out/tests.json";
if (!existsSync(path)) {
  process.stdout.write(`there is no report at ${path}: the tests did not run to their end\n0 passed, 1 failed\n`);
  process.exit(1);
}
const report = JSON.parse(readFileSync(path, "utf8")) as Report;
// a file that cannot be loaded fails without a single test in it
const fallen = report.testResults.filter(
  (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
);
for (const file of fallen) process.stdout.write(`could not run ${file.name}: ${file.message ?? ""}\n`);
for (const file of report.testResults) {
  for (const test of file.assertionResults) if (test.status === "failed") process.stdout.write(`failed: ${test.fullName}\n`);
}
if (report.numPendingTests > 0) process.stdout.write(`${report.numPendingTests} skipped\n`);
const failed = report.numFailedTests + fallen.length + (report.numPassedTests === 0 ? 1 : 0);
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
