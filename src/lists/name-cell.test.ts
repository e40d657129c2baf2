import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesOfCell, naturalOrder } from "./name-cell.ts";
import { workTime } from "../../test/work-time.ts";

const texts = (cell: string, person = false): readonly string[] =>
  namesOfCell({ cell, role: "alias", quality: "strong", person }).map(({ text, role }) => (role === "acronym" ? `${text}*` : text));

describe("namesOfCell (an acronym is marked *)", () => {
  test.each([
    ["Azim Velhan; Azim Wel-han", ["Azim Velhan", "Azim Wel-han"]],
    ["Mirov Sabt; Merov Sabt b) M. Jarv Sabt; M. Jarw Sabt", ["Mirov Sabt", "Merov Sabt", "M. Jarv Sabt", "M. Jarw Sabt"]],
    ["أبو سرمد الفيلاني (Abu Sarmad al-Vaylani; Abu Sarmad)", ["أبو سرمد الفيلاني", "Abu Sarmad al-Vaylani", "Abu Sarmad"]],
    ["Hay’at Velm (HTV) (هيئة فلم (original script); Hay’et Velm)", ["Hay’at Velm", "HTV*", "هيئة فلم", "Hay’et Velm"]],
    ["Jin Tesan (金铁三)", ["Jin Tesan", "金铁三"]],
    ["Amir Khazm (original script: Амир Хазм)", ["Amir Khazm", "Амир Хазм"]],
    ["Safia Veldar, born 1 Jan. 1953 (Oman passport no.0000001)", ["Safia Veldar"]],
    ["Encep Veldar (birth name)", ["Encep Veldar"]],
    ["VELDAR ACADEMY (KPe.918)", ["VELDAR ACADEMY"]],
    ["Lord’s Veldar Movement/Army (LVM/A)", ["Lord’s Veldar Movement/Army (LVM/A)", "Lord’s Veldar Movement/Army", "LVM/A*"]],
    ["JAMAAT-E-VELDAR (JuV)", ["JAMAAT-E-VELDAR (JuV)", "JAMAAT-E-VELDAR", "JuV*"]],
    ["TEHRIK-E VELDAR PAKISTAN (TVP)", ["TEHRIK-E VELDAR PAKISTAN (TVP)", "TEHRIK-E VELDAR PAKISTAN", "TVP*"]],
    ["JAISH-E-MOHAMMED (JEM)", ["JAISH-E-MOHAMMED (JEM)", "JAISH-E-MOHAMMED", "JEM*"]],
    ["VELDAR INTERTRADE CO. (VICO) LIMITED", ["VELDAR INTERTRADE CO. (VICO) LIMITED", "VELDAR INTERTRADE CO. LIMITED", "VICO*"]],
    ["VELDAR INTERNATIONAL AFFAIRS (LONDON) LIMITED", ["VELDAR INTERNATIONAL AFFAIRS (LONDON) LIMITED"]],
    ["VELDAR (DALIAN) METALLURGY CO., LTD.", ["VELDAR (DALIAN) METALLURGY CO., LTD."]],
    ["VELDAR PROPERTIES (PTY) LTD.", ["VELDAR PROPERTIES (PTY) LTD."]],
    ["VELDAR SAL (OFF-SHORE)", ["VELDAR SAL (OFF-SHORE)"]],
    ["HARAKAT VELDAR / HUV", ["HARAKAT VELDAR / HUV", "HARAKAT VELDAR", "HUV*"]],
    ["VELDAR FOUNDATION (PAKISTAN)", ["VELDAR FOUNDATION (PAKISTAN)"]],
    ["Veldar (Hong Kong) Limited", ["Veldar (Hong Kong) Limited"]],
    ["VEL/NALU", ["VEL/NALU"]],
    [") Abdel Veldar ,", ["Abdel Veldar"]],
    ['"VELDAR"', ["VELDAR"]],
    ["", []],
    ["-;;(", []],
  ])("%j holds %j", (cell, names) => {
    expect(texts(cell)).toEqual(names);
  });

  test("people stand in natural order, bodies keep their comma", () => {
    expect(texts("VELDAR, Colonel Sarmad", true)).toEqual(["Colonel Sarmad VELDAR"]);
    expect(texts("VELDAR TRADING COMPANY, LTD")).toEqual(["VELDAR TRADING COMPANY, LTD"]);
    expect(naturalOrder("VELDAR, Sarmad, Jr.")).toBe("Sarmad VELDAR Jr.");
    expect(naturalOrder("Veldar, III (third)")).toBe("Veldar, III (third)");
    expect(naturalOrder("VELDAR, LTD")).toBe("VELDAR, LTD");
    expect(naturalOrder("A, B, C")).toBe("A, B, C");
  });

  test("any cell gives tidy names that remember the cell, and never throws", () => {
    const piece = fc.constantFrom(
      "Velhan",
      "AB",
      "(",
      ")",
      ";",
      " / ",
      ",",
      '"',
      " ",
      "b) ",
      "金",
      "أبو",
      "\ud800",
      "__proto__",
      "original script:",
      "born",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
        fc.boolean(),
        (cell, person) => {
          for (const name of namesOfCell({ cell, role: "primary", quality: "weak", person })) {
            expect(name.text.trim()).toBe(name.text);
            expect(name.text).not.toMatch(/\s\s|^$/);
            expect(name.quality).toBe("weak");
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("a cell of 100,000 signs takes no long time", () => {
    for (const unit of ["a", "(", "a;", "a / ", ",", "( b) ", " "]) {
      const started = workTime();
      texts(unit.repeat(100_000 / unit.length), true);
      expect(workTime() - started, JSON.stringify(unit)).toBeLessThan(3_000);
    }
  });
});
