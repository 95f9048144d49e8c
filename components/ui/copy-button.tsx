// Puts a text on the clipboard and says whether that worked.

import { useEffect, useState } from 'preact/hooks';
import { Button } from './button';

/** @example <CopyButton text={scopes.join('\n')}>Copy 9 permissions</CopyButton> */
export function CopyButton({ text, kind, children }: { text: string; kind?: 'plain' | 'quiet'; children: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };

  return (
    <span class="ui-copy">
      <Button kind={kind ?? 'plain'} onClick={copy}>
        {children}
      </Button>
      <span class="ui-copy-outcome" role="status">
        {outcome === 'copied' && '✓ Copied'}
        {outcome === 'failed' && "Your browser didn't allow it: select the text and copy it."}
      </span>
    </span>
  );
}
