import { fail } from "../ground/index.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const isLoopback = (address: URL): boolean => LOOPBACK.test(address.hostname);

/** Whether an address may be asked: https, or this very machine. What goes over http can be altered by anybody between. */
export const isAllowed = (address: URL): boolean => address.protocol === "https:" || (address.protocol === "http:" && isLoopback(address));

/** Throws `usage` for what is no address or may not be asked. */
export function parseAddress(text: string, where: { readonly file?: string; readonly field: string }): URL {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address === null || !/^https?:$/.test(address.protocol))
    fail("usage", { ...where, message: "this is not an address", remedy: "write it as https://host/path" });
  if (!isAllowed(address))
    fail("usage", {
      ...where,
      value: shownAddress(address),
      message: "only https is asked: what comes over http can be altered on its way",
      remedy: "give the https address, or fetch the file by other means and run writ lists add",
    });
  return address;
}

/** For messages, reports and the record: query, user and password stay out, because tokens stand there. */
export const shownAddress = (address: URL | string): string => {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
};
