import { expect, test } from "vitest";
import { byDateInName } from "./dated-files.ts";

test("[V8] files are taken day by day, by the date in their name or in the nearest folder's", () => {
  expect(
    byDateInName([
      "b/sdn-2024-03-20.csv.gz",
      "2022-01-31/alt.csv",
      "2022-01-31/sdn.csv",
      "x/sdn_20190115.csv",
      "y-2018/triple-2021-07/add.csv",
    ]),
  ).toEqual([
    { published: "2019-01-15", files: ["x/sdn_20190115.csv"] },
    { published: "2021-07", files: ["y-2018/triple-2021-07/add.csv"] },
    { published: "2022-01-31", files: ["2022-01-31/alt.csv", "2022-01-31/sdn.csv"] },
    { published: "2024-03-20", files: ["b/sdn-2024-03-20.csv.gz"] },
  ]);
  for (const path of ["sdn.csv", "list-2024-13-45.csv", "9999999999.csv", "../x.csv", "/a/b.csv", "sdn-2024-02-30.csv"])
    expect(() => byDateInName([path])).toThrow("holds a date");
});
