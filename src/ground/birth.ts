/**
 * When somebody was born, never more exact than the source.
 * `from`/`to` are inclusive partial dates: `1950`, `1950-06`, `1950-06-05`; equal unless the source gives a range.
 */
export interface Birth {
  readonly from: string;
  readonly to: string;
  /** "circa", "approximately": the years around are possible too. */
  readonly circa: boolean;
  /** as the publisher printed it, when that differs */
  readonly printed?: string;
}
