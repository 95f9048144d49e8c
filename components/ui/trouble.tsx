// An error as a notice: what happened and what to do, from error-text.ts.

import type { ComponentChildren } from 'preact';
import { errorCode } from '@/lib/errors';
import { errorText } from './error-text';
import { Notice } from './notice';

/** Shows anything thrown; nothing for null. */
export function Trouble({ thrown, actions }: { thrown: unknown; actions?: ComponentChildren }) {
  if (thrown === null || thrown === undefined) return null;
  const { what, todo } = errorText(errorCode(thrown));
  return (
    <Notice tone="error" title={what} actions={actions}>
      <p>{todo}</p>
    </Notice>
  );
}
