import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { keccak256 } from "./keccak256.ts";
import { sha256 } from "./sha256.ts";
import { walletCheck } from "./wallet.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test("SHA-256 is the platform's, over every length of two blocks", () => {
  for (let length = 0; length < 130; length++) {
    const bytes = Uint8Array.from({ length }, (_, k) => (k * 7 + length) & 0xff);
    expect(hex(sha256(bytes))).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});

test("Keccak-256 gives the known answers, also of two blocks: with the padding of FIPS 202 it would be SHA3-256", () => {
  expect(hex(keccak256(new Uint8Array()))).toBe("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  expect(hex(keccak256(new TextEncoder().encode("abc")))).toBe("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
});

// examples out of the standards themselves, and the block that a chain began with
test.each([
  "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
  "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
  "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
  "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
])("%s holds, and with any sign of it changed it does not", (address) => {
  expect(walletCheck(address)).toBe("right");
  for (let at = 4; at < address.length; at++) {
    const other = address[at] === "4" ? "5" : "4";
    expect(walletCheck(address.slice(0, at) + other + address.slice(at + 1))).not.toBe("right");
  }
});

test.each(["4", "notawallet", "44444444444444444444444444444444444444444444", "0x12"])("%s holds nothing to check", (text) => {
  expect(walletCheck(text)).toBe("none");
});
