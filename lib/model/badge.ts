// The verdict in a line, in finished words: made once, in the background, and drawn wherever it is shown.

/** How a verdict looks; never the only carrier of its meaning. */
export type Tone = 'in' | 'possible' | 'not' | 'unknown' | 'trouble';

export interface BadgeView {
  tone: Tone;
  /** The verdict itself: *In ATS*. */
  label: string;
  /** Beside the label, in order of importance. Parts are kept apart so that a right-to-left one stays in its place. */
  detail: string[];
  /** The lines below, in order of importance: what finds no room is left out from the end. */
  more: string[];
  /** Which part of `more` is the status, and which one it is: a rejected applicant must not look like an active one. */
  status: { word: string; tone: 'active' | 'hired' | 'rejected' } | null;
  /** All of it as one sentence for assistive technology. */
  ariaLabel: string;
  /** Share read so far, 0 to 1, while the first fill runs. */
  fraction: number | null;
}
