import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A sign-in link left unused this long is worth nothing. */
const LINK_LIFETIME_MS = 60 * 60 * 1000;
/** A session unused this long ends. */
const SESSION_IDLE_MS = 12 * 60 * 60 * 1000;
const MOST_SESSIONS = 100;

/** Who may talk to the server: one-time link tokens and the sessions they are exchanged for. Only hashes are kept. */
export interface Sessions {
  /** A fresh one-time token; the one before it stops working. */
  issueLink(): string;
  /** Trades the link's token for a session secret, once. Null: used, too old or never issued. */
  exchange(token: string): string | null;
  /** The session's public key (for rate limits and logs), or null. Counts as use. */
  find(secret: string): string | null;
  end(secret: string): void;
}

const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** `now` in milliseconds: the caller's clock. */
export function createSessions(now: () => number): Sessions {
  let link: { readonly hash: Buffer; readonly until: number } | null = null;
  const sessions = new Map<string, number>();

  const forgetIdle = (): void => {
    for (const [key, used] of sessions) if (now() - used > SESSION_IDLE_MS) sessions.delete(key);
  };

  return {
    issueLink() {
      const token = randomBytes(32).toString("base64url");
      link = { hash: hashOf(token), until: now() + LINK_LIFETIME_MS };
      return token;
    },
    exchange(token) {
      if (link === null || now() > link.until || !timingSafeEqual(link.hash, hashOf(token))) return null;
      link = null;
      forgetIdle();
      // the longest unused goes first: a Map keeps the order in which keys were set
      for (const key of sessions.keys()) {
        if (sessions.size < MOST_SESSIONS) break;
        sessions.delete(key);
      }
      const secret = randomBytes(32).toString("base64url");
      sessions.set(hashOf(secret).toString("hex"), now());
      return secret;
    },
    find(secret) {
      const key = hashOf(secret).toString("hex");
      const used = sessions.get(key);
      if (used === undefined) return null;
      sessions.delete(key);
      if (now() - used > SESSION_IDLE_MS) return null;
      sessions.set(key, now());
      return key.slice(0, 16);
    },
    end(secret) {
      sessions.delete(hashOf(secret).toString("hex"));
    },
  };
}
