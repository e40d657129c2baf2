/**
 * This folder is the JSON that the server speaks, as the page sees it. The page imports nothing of the server's; that both say
 * the same is checked by the compiler in `test/web/contract.ts`.
 */

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly value?: string;
  readonly remedy?: string;
}

export interface ErrorBody {
  readonly error: Problem;
}
