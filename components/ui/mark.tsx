// The product's mark, as in the toolbar. Drawn in the theme's colours, so that it fits light and dark.

/** Decoration only: the name stands beside it. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="30" height="30" rx="8" fill="var(--accent)" />
      <circle cx="16" cy="11.4" r="5.2" fill="var(--on-accent)" />
      <path d="M5.9 26.4c.8-5.9 4.7-8.9 10.1-8.9s9.3 3 10.1 8.9z" fill="var(--on-accent)" />
    </svg>
  );
}
