// The canonical keys by which two records are compared.

/**
 * A canonical key in the notation `kind:value`, e.g. `linkedin:vanity:mara-example`, `linkedin:member:123456789`,
 * `github:mara-example`, `email:mara@example.com`, `phone:+15550100`.
 */
export type KeyText = string;

/** One key of a person. `weak` keys (a converted legacy address) may find somebody, but never prove who it is. */
export interface IdentityKey {
  key: KeyText;
  weak: boolean;
}
