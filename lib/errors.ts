// The one error class and the closed list of codes. Sentences for people are in components/ui/error-text.ts.
// No secret and no personal data in a code, a message or a cause that is logged.

export const ERROR_CODES = [
  'ats/unauthorized',
  'ats/retired-key',
  'ats/token-taken',
  'ats/missing-permission',
  'ats/rate-limited',
  'ats/unreachable',
  'ats/server-error',
  'ats/unexpected-shape',
  'ats/cursor-repeats',
  'ats/gone',
  'ats/unknown-user',
  'connection/invalid-field',
  'connection/other-casing',
  'connection/unknown',
  'permission/host-refused',
  'page/unreadable',
  'message/refused',
  'message/invalid',
  'message/unreachable',
  'storage/unavailable',
  'storage/full',
  'vault/locked',
  'vault/wrong-passphrase',
  'vault/slowed',
  'vault/weak-passphrase',
  'vault/busy',
  'unexpected',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetail {
  /** When it makes sense to try again, ms since the epoch. */
  retryAt?: number;
  /**
   * Names the field, the scope or the resource concerned; never a value. `connection/other-casing` alone also names the
   * public identifier that was found.
   */
  about?: string[];
  cause?: unknown;
}

/** Compare `code`, never `instanceof`, across contexts: messages rebuild errors as plain data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAt?: number;
  readonly about: string[];

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'AppError';
    this.code = code;
    if (detail.retryAt !== undefined) this.retryAt = detail.retryAt;
    this.about = detail.about ?? [];
  }
}

/** The code of anything thrown; what is not ours is `unexpected`. */
export function errorCode(thrown: unknown): ErrorCode {
  const code = (thrown as { code?: unknown } | null)?.code;
  return ERROR_CODES.includes(code as ErrorCode) ? (code as ErrorCode) : 'unexpected';
}
