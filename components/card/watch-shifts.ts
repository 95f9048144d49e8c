// Tells when something in the page moves without being scrolled. Reads nothing of what moved.

/** null where the browser does not know. */
export function watchShifts(view: Window & typeof globalThis, onShift: () => void): PerformanceObserver | null {
  if (!view.PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return null;
  const observer = new view.PerformanceObserver(onShift);
  observer.observe({ type: 'layout-shift' });
  return observer;
}
