import type { ForeseeSpeed } from "../foresee/all.ts";
import type { Environment } from "./environment.ts";
import type { Spread } from "./figures.ts";

export interface BuildReport {
  readonly buildMs: number;
  readonly snapshotMegabytes: number;
  readonly peakMegabytes: number;
}
export interface LoadReport {
  readonly readyMs: number;
  readonly firstAnswerMs: number;
  readonly processMs: number;
  readonly cpuMs: number;
}
export interface ServeReport {
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly ordinaryP50: number;
  readonly ordinaryP99: number;
  readonly plantedP50: number;
  readonly plantedP99: number;
  readonly batchPerSecond: number;
  /** the same by the processor's clock: what a core of its own would do, whatever else runs */
  readonly batchPerCpuSecond: number;
  readonly recallAt10: number;
  readonly recallByChange: Readonly<Record<string, number>>;
  readonly ordinaryAlerted: number;
  readonly questions: number;
}
/** Names laid side by side one by one. */
export interface PairsReport {
  readonly pairsPerSecond: number;
  readonly pairsPerCpuSecond: number;
  /** of the pairs, those of which some word agrees */
  readonly agreeing: number;
}
/** The batch shared out among threads. */
export interface ThreadsReport {
  readonly threads: number;
  readonly batchPerSecond: number;
  readonly batchPerCpuSecond: number;
}
export interface MemoryReport {
  readonly bareMegabytes: number;
  readonly loadedMegabytes: number;
  readonly rssMegabytes: number;
  readonly peakMegabytes: number;
}
export interface FilesReport extends LoadReport {
  readonly entries: number;
  readonly names: number;
  readonly lists: readonly {
    readonly list: string;
    readonly published: string | null;
    readonly entries: number;
    readonly names: number;
    readonly problemCount: number;
  }[];
  readonly peakMegabytes: number;
}
/** Years of official files, one publication after the other. */
export interface HistoryReport {
  readonly replayMs: number;
  readonly cpuMs: number;
  readonly bulletinMs: number;
  readonly pastMs: number;
  readonly publications: number;
  readonly files: number;
  readonly released: number;
  readonly refused: readonly string[];
  readonly peakMegabytes: number;
}
/** A changed list that comes into a running service while it is asked. */
export interface ChangedReport {
  /** from the first byte of the upload until an answer came from the new version */
  readonly changedMs: number;
  readonly entries: number;
  readonly names: number;
  readonly changed: { readonly added: number; readonly removed: number; readonly amended: number };
  readonly requests: number;
  /** dropped, or answered with anything but 200 */
  readonly failed: number;
  /** of the requests, those under way while the list was taken in */
  readonly requestsMeanwhile: number;
  readonly worstMs: number;
  readonly medianMeanwhileMs: number;
  readonly medianBeforeMs: number;
}
export interface RivalReport {
  readonly name: string;
  readonly version: string;
  readonly settings: string;
  readonly buildMs: number;
  readonly rssMegabytes: number;
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly recallAt10: number;
  readonly questions: number;
}

/** One line of the report: what was asked, what was measured, and whether it holds. */
export interface Line {
  readonly what: string;
  readonly asked: string;
  readonly holds: boolean | null;
  readonly measured: Spread;
  readonly unit: string;
}

export interface Results {
  readonly environment: Environment;
  readonly loadAtEnd: number;
  readonly command: string;
  readonly material: {
    readonly origin: string;
    readonly seed: number;
    readonly listedNames: number;
    readonly realNames: number;
    readonly entries: number;
  };
  readonly repeats: number;
  readonly lines: readonly Line[];
  readonly serve: ServeReport;
  readonly serveWeak: ServeReport;
  readonly files: FilesReport | null;
  readonly every: FilesReport | null;
  readonly changed: ChangedReport;
  readonly rivals: readonly RivalReport[];
  /** what was asked of foresee, under their headings */
  readonly simulations: readonly ForeseeSpeed[];
  readonly minutes: number;
}
