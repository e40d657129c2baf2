import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { createMatcher } from "../match/index.ts";
import { screenStream } from "../screen/index.ts";
import { EXIT, worstExit } from "./command.ts";
import { recordRun } from "./record.ts";
import { count, grouped } from "./problem-lines.ts";
import type { ScreenCall } from "./screen.ts";

/** A filter: JSON lines in, JSON lines out. */
export async function screenStdin(call: ScreenCall): Promise<number> {
  const { flags, host, current, settings } = call;
  const hash = createHash("sha256");
  const record = flags.on("record");
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  if (record) hashed.pipe(host.out.sink, { end: false });
  const report = await screenStream(host.stdin, record ? hashed : host.out.sink, {
    matcher: createMatcher(current.snapshot),
    current,
    settings,
  });
  if (record) {
    await new Promise<void>((resolve) => hashed.on("end", resolve).end());
    recordRun(call, "a stream of subjects", { ...report, result: hash.digest("hex") });
  }
  if (report.bad > 0)
    host.notices.say(`${count(report.bad, "line")} of ${grouped(report.lines)} could not be screened; each has its error in its place`);
  return worstExit([
    report.bad > 0 ? EXIT.input : EXIT.done,
    report.incomplete > 0 ? EXIT.incomplete : EXIT.done,
    report.hits > 0 && flags.on("fail-on-hit") ? EXIT.hit : EXIT.done,
  ]);
}
