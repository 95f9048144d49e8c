// Shows what stands behind it while the vault is open, and how to open it while it is not.

import type { ComponentChildren } from 'preact';
import { Locked } from './locked';
import { useVault } from './queries';

export interface VaultGateProps {
  /** Stands above what is shown instead: the page's heading, where what is behind brings its own. */
  heading?: ComponentChildren;
  children: ComponentChildren;
}

/** @example <VaultGate><ConnectionsScreen /></VaultGate> */
export function VaultGate({ heading, children }: VaultGateProps) {
  const { data: status } = useVault();
  // Until the answer is there, whatever is behind shows its own waiting; nothing is answered to it either.
  if (!status || status.state === 'open') return <>{children}</>;
  return (
    <>
      {heading}
      <Locked status={status} />
    </>
  );
}
