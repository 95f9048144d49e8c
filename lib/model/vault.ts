// Whether what is stored may be read at the moment, and what guards it.

export interface VaultStatus {
  /** `unprotected`: policy demands a passphrase and there is none yet. Nothing is answered unless it is `open`. */
  state: 'open' | 'locked' | 'unprotected';
  hasPassphrase: boolean;
  /** Policy demands one. */
  isPassphraseRequired: boolean;
  /** Minutes without use until it is locked; only where there is a passphrase. */
  autoLockMinutes: number;
  /** The most that policy allows, null: any. */
  longestAutoLockMinutes: number | null;
  /** Share of rows that the newest key has sealed, 0 to 1; null when no older one is in use. */
  resealed: number | null;
  /** Not before then is another passphrase tried; null: at once. */
  retryAt: string | null;
}
