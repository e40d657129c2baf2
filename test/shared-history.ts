import { join } from "node:path";

/** One publication of the shared folder: the files that came out together, and the day that says which. */
export interface SharedPublication {
  readonly list: string;
  /** of the list; where the file prints none, the day on which it was fetched or committed (its README) */
  readonly published: string;
  /** below `data/lists` */
  readonly files: readonly string[];
}

const un = (published: string, path = `un/un-consolidated-${published}.xml.gz`): SharedPublication => ({
  list: "un",
  published,
  files: [path],
});
const sdn = (published: string): SharedPublication => ({ list: "us-sdn", published, files: [`ofac/sdn-${published}.csv.gz`] });
const ofac = (list: "us-sdn" | "us-cons", published: string, folder: string, names: readonly string[]): SharedPublication => ({
  list,
  published,
  files: names.map((name) => `${folder}/${name}`),
});

/** Every dated UN, OFAC and UK file that is shared, whole or with siblings only, then other publishers'; each list's in the order of its days. */
export const SHARED_HISTORY: readonly SharedPublication[] = [
  un("2018-06-07"),
  un("2018-06-21"),
  un("2018-10-29"),
  un("2020-11-24"),
  un("2020-12-01"),
  un("2022-09-15"),
  un("2024-11-30"),
  un("2025-04-19"),
  un("2025-11-18"),
  un("2025-11-20"),
  un("2026-02-27", "watchman/un-2026-02-27/un_consolidated.xml.gz"),
  ofac("us-sdn", "2019-01-15", "watchman/ofac-sdn-2019-01", ["sdn.csv.gz", "alt.csv.gz", "add.csv.gz", "sdn_comments.csv"]),
  ofac("us-sdn", "2021-07-07", "watchman/ofac-sdn-2021-07", ["sdn.csv.gz", "alt.csv.gz", "add.csv.gz", "sdn_comments.csv"]),
  sdn("2021-08-18"),
  ofac("us-sdn", "2022-01-31", "ofac/triple-2022-01", ["sdn.csv.gz", "alt.csv.gz", "add.csv.gz"]),
  sdn("2022-03-31"),
  sdn("2022-06-02"),
  sdn("2022-12-28"),
  sdn("2023-06-29"),
  sdn("2023-09-28"),
  sdn("2023-12-28"),
  ofac("us-sdn", "2024-01-08", "watchman/ofac-partial-2024-01", ["alt.csv.gz", "add.csv.gz"]),
  sdn("2024-03-20"),
  sdn("2024-03-22"),
  sdn("2024-03-25"),
  sdn("2024-03-26"),
  sdn("2024-03-27"),
  sdn("2024-05-02"),
  sdn("2024-05-03"),
  { list: "us-sdn", published: "2024-09-25", files: ["ofac/alt-2024-09.csv.gz"] },
  ofac("us-sdn", "2025-02-27", "watchman/ofac-partial-2025-02", ["alt.csv.gz", "add.csv.gz", "sdn_comments.csv"]),
  ofac("us-sdn", "2025-12-24", "watchman/ofac-partial-2025-12", ["alt.csv.gz", "add.csv.gz", "sdn_comments.csv"]),
  ofac("us-sdn", "2026-06-02", "ofac/partial-2026-06", ["alt.csv.gz", "add.csv.gz"]),
  ofac("us-cons", "2018-05-27", "ofac/nonsdn-2018", ["cons_prim.csv.gz", "cons_alt.csv.gz"]),
  ofac("us-cons", "2025-04-21", "ofac/nonsdn-2025-04", ["cons_prim.csv", "cons_add.csv"]),
  ofac("us-cons", "2025-12-19", "watchman/ofac-nonsdn-2025-12", ["cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"]),
  { list: "uk", published: "2014-04-02", files: ["uk/hmt-sanctionsconlist-2014-04-02.csv.gz"] },
  { list: "uk", published: "2023-06-05", files: ["uk/ofsi-ConList-2023-06-05.xlsx"] },
  { list: "uk", published: "2025-04-14", files: ["uk/ofsi-ConList-2025-04-14.xlsx"] },
  { list: "au", published: "2024-11", files: ["au/dfat-regulation8_consolidated-2024-11.xlsx"] },
  { list: "ca", published: "2025-05", files: ["ca/sema-lmes-2025-05.xml.gz"] },
  { list: "us-csl", published: "2022-05", files: ["watchman/us-csl-2022-05/consolidated.csv.gz"] },
  { list: "us-dpl", published: "2019-06", files: ["watchman/bis-dpl/dpl-2019-06.txt"] },
  { list: "us-dpl", published: "2021-07", files: ["watchman/bis-dpl/dpl-2021-07.txt"] },
  { list: "us-dpl", published: "2023-11", files: ["watchman/bis-dpl/dpl-2023-11.txt"] },
];

export const sharedPaths = (shared: string, { files }: SharedPublication): string[] =>
  files.map((file) => join(shared, "data/lists", file));
