import type { Environment } from "../speed/environment.ts";
import type { ServeReport } from "../speed/results.ts";

/** One size of the list. */
export interface Grown extends Pick<ServeReport, "p50" | "p99" | "ordinaryP50" | "plantedP50" | "batchPerSecond" | "recallAt10"> {
  readonly names: number;
  readonly real: number;
  readonly buildMs: number;
  readonly snapshotMegabytes: number;
  readonly peakMegabytes: number;
  readonly rssMegabytes: number;
}

const whole = (n: number): string => Math.round(n).toLocaleString("en-GB");
const ms = (n: number): string => (n >= 10 ? n.toFixed(1) : n.toFixed(n >= 1 ? 2 : 3));

/** docs/growth.md. */
export function growthPage(grown: readonly Grown[], place: Environment): string {
  return [
    "# As the list grows",
    "",
    `Written by \`npm run bench:growth -- --write\`; do not edit. ${place.at.slice(0, 10)} · Node ${place.node} · ${place.cores} × ${place.cpu} · load ${place.load}.`,
    "",
    "![What a question costs as the list grows, both axes in powers of ten](growth.svg)",
    "",
    "| listed names | of them real | one name p50 | p99 | ordinary p50 | planted p50 | batch, one core | recall@10 | built in | snapshot | memory, serving | most, building |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ...grown.map(
      (one) =>
        `| ${whole(one.names)} | ${whole(one.real)} | ${ms(one.p50)} ms | ${ms(one.p99)} ms | ${ms(one.ordinaryP50)} ms | ${ms(one.plantedP50)} ms | ${whole(one.batchPerSecond)} names/s | ${(100 * one.recallAt10).toFixed(1)} % | ${(one.buildMs / 1000).toFixed(1)} s | ${whole(one.snapshotMegabytes)} MB | ${whole(one.rssMegabytes)} MB | ${whole(one.peakMegabytes)} MB |`,
    ),
    "",
    "Names beyond the real ones are recombined from their words (seeded), so that common words grow as common as in life: the worst case for an index of words. Half of 4,000 questions are of ordinary people, half are made from listed names by a seeded change; band *possible* and above, one thread. More listed names make more chance agreements: bands are set for about 100,000, and a list of a million alerts about ten times as often.",
    "",
  ].join("\n");
}

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 70;
const BOTTOM = 50;

/** p50 and p99 over the number of names, both axes in powers of ten. */
export function growthPicture(grown: readonly Grown[]): string {
  const log = (n: number): number => Math.log10(n);
  const [from, to] = [Math.floor(log(grown[0]?.names ?? 1)), Math.ceil(log(grown.at(-1)?.names ?? 10))];
  const [low, high] = [Math.floor(log(Math.min(...grown.map(({ p50 }) => p50)))), Math.ceil(log(Math.max(...grown.map(({ p99 }) => p99))))];
  const x = (names: number): number => LEFT + ((log(names) - from) / Math.max(1, to - from)) * (WIDTH - LEFT - 90);
  const y = (value: number): number => HEIGHT - BOTTOM - ((log(value) - low) / Math.max(1, high - low)) * (HEIGHT - BOTTOM - 20);
  const grid = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)).map(
    (value) =>
      `<line x1="${LEFT}" x2="${WIDTH - 90}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="#ccc"/><text x="${LEFT - 8}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value} ms</text>`,
  );
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)).map(
    (names) => `<text x="${x(names).toFixed(1)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${whole(names)}</text>`,
  );
  const curve = (key: "p50" | "p99", colour: string): string => {
    const points = grown.map((one) => `${x(one.names).toFixed(1)},${y(one[key]).toFixed(1)}`);
    const last = grown.at(-1);
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>${points.map((point) => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="4" fill="${colour}"/>`).join("")}<text x="${(x(last?.names ?? 1) + 10).toFixed(1)}" y="${(y(last?.[key] ?? 1) + 4).toFixed(1)}" fill="${colour}">${key}</text>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Time of one question over the number of listed names">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${grid.join("\n")}
${ticks.join("\n")}
<text x="${(LEFT + WIDTH - 90) / 2}" y="${HEIGHT - 8}" text-anchor="middle">listed names</text>
${curve("p50", "#1f4e79")}
${curve("p99", "#9a4a10")}
</svg>
`;
}
