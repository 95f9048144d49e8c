// LinkedIn's newer front end keeps screens of the older one in a frame. Says whether the frame is what the user sees.

/**
 * While a screen of the older front end is open, the top document still holds the screen before it, under the new
 * address. Seen 2026-05: `src` gains `_bprMode`, the frame becomes opaque and focusable.
 */
export function isBehindFrame(document: Document): boolean {
  // Found by all that it takes, so that a page without an open one pays for no node of that kind.
  const frame = document.querySelector('iframe[data-testid="interop-iframe"][src*="_bprMode="]:not([tabindex="-1"])');
  if (frame === null) return false;
  const hidden = /(?:^|;)\s*(?:opacity:\s*0(?:\.0+)?\s*(?:;|$)|z-index:\s*-|display:\s*none)/i;
  return /[?&]_bprMode=/.test(frame.getAttribute('src') ?? '') && !hidden.test(frame.getAttribute('style') ?? '');
}
