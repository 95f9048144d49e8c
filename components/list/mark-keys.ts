// Marks by keyboard: one stop for the tabulator, arrows from mark to mark. It hears no key itself and moves no focus.

import type { RowMark } from './row-mark';

/** Makes the mark that has the focus the only stop, else the first. */
export function makeOneStop(marks: Iterable<RowMark>, focused: Element | null): void {
  const all = [...marks];
  const current = all.find(({ pill }) => focused === pill) ?? all[0];
  for (const one of all) {
    const index = one === current ? 0 : -1;
    if (one.pill.tabIndex !== index) one.pill.tabIndex = index;
  }
}

/** The mark that an arrow leads to, in the order of the rows; null for other keys, at an end, and without a focus. */
export function stepTo(key: string, marks: readonly RowMark[], focused: Element | null): RowMark | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const inOrder = marks.toSorted((one, other) =>
    one.row.element.compareDocumentPosition(other.row.element) & 4 ? -1 : 1,
  );
  const at = inOrder.findIndex(({ pill }) => focused === pill);
  return step === 0 || at < 0 ? null : (inOrder[at + step] ?? null);
}
