import { keccak256 } from "./keccak256.ts";
import { sha256 } from "./sha256.ts";

/** `none`: nothing in it can be checked. */
export type Check = "right" | "wrong" | "none";

/** Whose wallets: `--id BTC:…`, `Digital Currency Address - XBT`. */
const COINS =
  "xbt btc bitcoin eth ethereum usdt tether usdc xmr monero ltc litecoin zec zcash dash trx tron xrp ripple sol solana bch bitcoincash bnb bsc " +
  "doge dogecoin xvg btg bsv cardano";
export const COIN_NAMES: ReadonlySet<string> = new Set(COINS.split(" "));
const COIN_BEFORE = new RegExp(String.raw`^(?:[a-z]{2,15}:|(?:${COINS.replaceAll(" ", "|")})[\s-]+)`, "i");

/** The address alone: without a coin before it, what a payment's link says behind it, and the blanks that a column broke it with. */
export const walletAddress = (text: string): string =>
  text
    .trim()
    .replace(COIN_BEFORE, "")
    .replace(/\?.*$/s, "")
    .replace(/[\s\p{Cf}]+/gu, "");

/** hexadecimal, and where letters are all small or all capital, case says nothing of whose it is; in base 58 it does */
export const walletKey = (address: string): string => (/^0x/i.test(address) || BECH32.test(address) ? address.toLowerCase() : address);

/** What the check within an address says: of Bitcoin and its like (base58check, bech32), Tron, Ripple, Ethereum (EIP-55). */
export function walletCheck(address: string): Check {
  if (BASE58.test(address)) return is(base58Holds(address, BITCOIN));
  if (RIPPLE_SHAPE.test(address)) return is(base58Holds(address, RIPPLE));
  if (BECH32.test(address)) return is(bech32Holds(address));
  const [hex] = /(?<=^0x)[0-9a-f]{40}$/i.exec(address) ?? [];
  if (hex === undefined || hex === hex.toLowerCase() || hex === hex.toUpperCase()) return "none";
  return is(hex === ethereumCase(hex.toLowerCase()));
}
const is = (right: boolean): Check => (right ? "right" : "wrong");

/** By first letter and length: keys of other coins have no check, or are of other lengths. */
const BASE58 = /^(?:[13][A-Za-z0-9]{25,34}|[ADGLMTX][A-Za-z0-9]{32,33}|t[13][A-Za-z0-9]{33})$/;
const RIPPLE_SHAPE = /^r[A-Za-z0-9]{24,34}$/;
const BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
const CHECK_BYTES = 4;

/** Base58check: the last four bytes are the first of the hash of the hash of those before (Bitcoin, `base58.cpp`). */
function base58Holds(address: string, alphabet: string): boolean {
  // least byte first
  const bytes: number[] = [];
  for (const sign of address) {
    let carry = alphabet.indexOf(sign);
    if (carry < 0) return false;
    for (let k = 0; k < bytes.length; k++) {
      carry += (bytes[k] as number) * 58;
      bytes[k] = carry & 0xff;
      carry >>>= 8;
    }
    for (; carry > 0; carry >>>= 8) bytes.push(carry & 0xff);
  }
  for (let k = 0; address[k] === alphabet[0]; k++) bytes.push(0);
  const whole = Uint8Array.from(bytes.reverse());
  if (whole.length <= CHECK_BYTES) return false;
  const hash = sha256(sha256(whole.subarray(0, -CHECK_BYTES)));
  return whole.subarray(-CHECK_BYTES).every((byte, k) => byte === hash[k]);
}

const BECH32 = /^(?:bc|tb|ltc|zs|addr|bnb|cosmos)1[a-z0-9]{6,}$/i;
const BECH32_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/** of bech32 and of bech32m */
const BECH32_ENDS: ReadonlySet<number> = new Set([1, 0x2bc830a3]);
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173 and 350: a code over 32 signs, with what stands before the `1` taken in; never in two cases. */
function bech32Holds(address: string): boolean {
  if (address !== address.toLowerCase() && address !== address.toUpperCase()) return false;
  const lower = address.toLowerCase();
  const one = lower.lastIndexOf("1");
  const before = Array.from(lower.slice(0, one), (sign) => sign.charCodeAt(0));
  const behind = Array.from(lower.slice(one + 1), (sign) => BECH32_SIGNS.indexOf(sign));
  if (behind.includes(-1)) return false;
  let sum = 1;
  for (const value of [...before.map((code) => code >>> 5), 0, ...before.map((code) => code & 31), ...behind]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [k, term] of GENERATOR.entries()) if (((top >>> k) & 1) === 1) sum ^= term;
  }
  return BECH32_ENDS.has(sum);
}

/** EIP-55: a letter is a capital where the hash of the small ones has a digit of 8 or more. */
function ethereumCase(lower: string): string {
  const hash = keccak256(new TextEncoder().encode(lower));
  return Array.from(lower, (sign, k) =>
    (((hash[k >>> 1] as number) >>> (k % 2 === 0 ? 4 : 0)) & 8) === 0 ? sign : sign.toUpperCase(),
  ).join("");
}
