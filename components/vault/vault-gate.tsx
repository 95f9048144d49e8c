// Shows what stands behind it while the vault is open, and how to open it while it is not.

import type { ComponentChildren } from 'preact';
import { Locked } from './locked';
import { useVault } from './queries';

/** @example <VaultGate><ConnectionsScreen /></VaultGate> */
export function VaultGate({ children }: { children: ComponentChildren }) {
  const { data: status } = useVault();
  // Until the answer is there, whatever is behind shows its own waiting; nothing is answered to it either.
  if (status && status.state !== 'open') return <Locked status={status} />;
  return <>{children}</>;
}
