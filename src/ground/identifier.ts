/**
 * An identifier as printed. `type` is an open vocabulary: cnic, passport, national-id, registration, tax, imo, mmsi, lei,
 * swift, wallet, email, website, phone, un-ref, ofac-id, uk-group-id, … `country`: ISO 3166 alpha-2 in lower case.
 */
export interface Identifier {
  readonly type: string;
  readonly value: string;
  readonly country?: string;
  readonly note?: string;
}
