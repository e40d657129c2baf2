import type { Writable } from "node:stream";
import type { Notices, Progress } from "./host.ts";
import { grouped } from "./problem-lines.ts";
import { cleaned } from "./plain-text.ts";

const BAR = 24;
/** ms between two redraws, and between two lines where nothing can be redrawn */
const REDRAW = 100;
const REPEAT = 5_000;

/** `clock` in ms, only for how often to draw. */
export function createNotices(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }, clock: () => number): Notices {
  const live = stream.isTTY === true;
  let drawn = false;
  const wipe = (): void => {
    if (drawn) stream.write("\r\x1b[2K");
    drawn = false;
  };
  return {
    live,
    say(text) {
      wipe();
      stream.write(`writ: ${text}\n`);
    },
    progress(what): Progress {
      let next = clock() + (live ? REDRAW : REPEAT);
      return {
        at(done, total, note) {
          if (clock() < next) return;
          next = clock() + (live ? REDRAW : REPEAT);
          const text = progressLine(cleaned(note === undefined ? what : `${what} ${note}`), live ? BAR : 0, done, total);
          if (live) stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
          else stream.write(`writ: ${text}\n`);
          drawn = live;
        },
        finish: wipe,
      };
    },
    flush: () => new Promise((resolve) => stream.write("", () => resolve())),
  };
}

function progressLine(what: string, columns: number, done: number, total: number): string {
  if (total <= 0) return `${what} ${grouped(done)}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * columns);
  const bar = columns === 0 ? "" : `${"█".repeat(filled)}${"░".repeat(columns - filled)} `;
  return `${what} ${bar}${Math.floor(share * 100)} %`;
}
