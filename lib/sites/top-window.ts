// What a document may know of the window the user sees, whose frame it may be: its address, when that changes, and whether
// the frame is shown in it. It reads nothing of the documents above.

/** The address the user sees: the top window's, also inside LinkedIn's same-origin frames. null in a foreign frame. */
export function pageAddress(window: Window): string | null {
  try {
    return window.top?.location.href ?? window.location.href;
  } catch {
    return null;
  }
}

/** Tells of every change of that address, in the same turn; undefined where the browser cannot, or in a foreign frame. */
export function topNavigation(window: Window): EventTarget | undefined {
  try {
    return (window.top as (Window & { navigation?: EventTarget }) | null)?.navigation;
  } catch {
    return undefined;
  }
}

/** A frame that is kept behind the page may still hold its last screen: it speaks for nobody, and would draw unseen. */
export function isHiddenFrame(window: Window): boolean {
  const frame = window.frameElement;
  // Older browsers cannot tell.
  return frame?.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) === false;
}
