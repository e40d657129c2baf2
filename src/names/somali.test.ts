import { describe, expect, test } from "vitest";
import { somaliRead } from "./somali.ts";

describe("[N27] names as Somalia writes them", () => {
  test.each([
    ["Xassaan Xuseen Testov", "hassaan huseen Testov"],
    ["Maxamed Cumar", "Mahamed umar"],
    ["CABDIRAXMAAN, Cali", "ABDIRAhMAAN, ali"],
    ["Axmed Testgodane", "Ahmed Testgodane"],
  ])("%s", (text, read) => {
    expect(somaliRead(text)).toBe(read);
  });
  test.each([
    "Xavier Testov",
    "Carlos Camilo",
    "Xi Testping",
    "Alexander Cox",
    "Max Testmann",
    "Mexico Ltd",
    "Cabrera",
    "",
    "x".repeat(50_000),
  ])("%s is none", (text) => {
    expect(somaliRead(text)).toBeNull();
  });
});
