import { describe, expect, test } from "vitest";
import type { SubjectKind } from "../ground/index.ts";
import { compare } from "./compare.ts";
import { PARAMETERS } from "./parameters.ts";
import { namedSubject } from "./subject.ts";

const apart = (asked: string, listed: string, kind: SubjectKind): { readonly why: string | null; readonly weight: number } => {
  const { evidence, weight } = compare(namedSubject([asked], kind), namedSubject([listed], kind));
  return { why: evidence.find(({ what }) => what === "told apart")?.note ?? null, weight };
};

describe("[M22] a name that a number or kinship tells apart is worth little, however much of it agrees", () => {
  test.each([
    ["Kiri Tesuto Maru No. 6", "Kiri Tesuto Maru No. 8"],
    ["Kiri Tesuto Maru No. 18", "Kiri Tesuto Maru No. 8"],
    ["Kiri Tesuto Maru Nine", "Kiri Tesuto Maru VIII"],
    ["Sea Specimen III", "Sea Specimen II"],
    ["Sea Specimen I", "Sea Specimen 2"],
  ])("%s is not %s", (asked, listed) => {
    for (const [one, other] of [
      [asked, listed],
      [listed, asked],
    ] as const) {
      const { why, weight } = apart(one, other, "vessel");
      expect(why).toContain("not the same");
      expect(weight).toBeLessThanOrEqual(PARAMETERS.toldApart);
    }
  });

  test.each([
    ["Kiri Tesuto Maru VIII", "Kiri Tesuto Maru No. 8"],
    ["Kiri Tesuto Maru Eight", "Kiri Tesuto Maru 8"],
    // one side says none, or says a year or a house
    ["Kiri Tesuto Maru", "Kiri Tesuto Maru No. 8"],
    ["Kiri Tesuto Maru 2019", "Kiri Tesuto Maru No. 8"],
  ])("%s may be %s", (asked, listed) => {
    const { why, weight } = apart(asked, listed, "vessel");
    expect(why).toBeNull();
    expect(weight).toBeGreaterThan(PARAMETERS.bands.possible);
  });

  test("of bodies, too: the third academy is not the second", () => {
    expect(apart("Third Academy of Orchid Sciences", "2nd Academy of Orchid Sciences", "organisation").why).toContain("not the same");
    expect(apart("Second Academy of Orchid Sciences", "2nd Academy of Orchid Sciences", "organisation").why).toBeNull();
  });

  test.each(["w/o", "widow of", "d/o", "s/o", "bin", "زوجہ"])("Nasreen %s Zubair Ahmad Testgul is not Zubair Ahmad Testgul", (kin) => {
    for (const kind of ["person", "any"] as const) {
      const { why, weight } = apart(`Nasreen ${kin} Zubair Ahmad Testgul`, "Zubair Ahmad Testgul", kind);
      expect(why).toContain("father or the husband");
      expect(weight).toBeLessThanOrEqual(PARAMETERS.toldApart);
    }
  });

  test.each([
    ["Zubair bin Ahmad Testgul", "Zubair Ahmad Testgul"],
    ["Zubair Testgul s/o Karim Testgul", "Zubair Testgul"],
    // the listed name is a son's itself
    ["Ali ibn al-Shaykh al-Testi", "Ibn al-Shaykh al-Testi"],
  ])("%s may be %s", (asked, listed) => {
    expect(apart(asked, listed, "person").why).toBeNull();
  });

  test("a foundation that bears a father's name is no son", () => {
    expect(apart("Zayedo bin Sultano Testgul Foundation", "Sultano Testgul Foundation", "any").why).toBeNull();
  });
});
