/** letters one by one: *J A I S H*, *J.A.I.S.H.*; of Latin alone, for others write initials apart, too */
const SPACED = /(?<![\p{L}\p{M}\p{N}])\p{Script=Latin}(?:\.? ?\p{Script=Latin}(?![\p{L}\p{M}'’])){3,60}\.?(?![\p{L}\p{M}\p{N}])/gu;
/** and where a name has nothing else, so few */
const ALL_SPACED = /^(?:\p{Script=Latin}(?:[ .]{1,3}|[ .]{0,3}[-–_/,][ .]{0,3}|[ ]{2,10}|$)){5,100}$/u;
const ONE_BY_ONE = /(?<=(?<![\p{L}\p{M}])\p{L})(?:\. ?| )(?=\p{L}(?![\p{L}\p{M}]))/gu;
const MAY_SPACE = /(?<![\p{L}\p{M}])\p{L}[. ]{1,2}\p{L}[. ]{1,2}\p{L}(?![\p{L}\p{M}])/u;

/** The name with letters that stand apart put together: *J A I S H  E  M O H A M M E D*; wider gaps part words. Null where no letters do. */
export function lettersTogether(text: string): string | null {
  if (!MAY_SPACE.test(text)) return null;
  const join = (letters: string): string => letters.replace(ONE_BY_ONE, "").replace(/\.$/u, "");
  const joined = ALL_SPACED.test(text) ? join(text) : text.replace(SPACED, join);
  const tidy = joined.replace(/\s+/gu, " ").trim();
  return tidy === text ? null : tidy;
}
