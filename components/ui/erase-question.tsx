// The question before something is erased: the focus is on the safe answer, and Escape gives it.

import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button';

export interface EraseQuestionProps {
  /** As deep as its place in the page asks for. */
  heading: 'h3' | 'h5';
  title: string;
  /** What will be gone, and what not. */
  text: ComponentChildren;
  erase: string;
  keep: string;
  busy: boolean;
  onErase(): void;
  onKeep(): void;
  /** Why it failed, where it did. */
  children?: ComponentChildren;
}

export function EraseQuestion(props: EraseQuestionProps) {
  const { heading: Heading, title, text, erase, keep, busy, onErase, onKeep, children } = props;
  const id = useId();
  const safe = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => safe.current?.focus(), []);
  return (
    <div
      class="ui-erase"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onKeep();
      }}
    >
      <Heading id={`${id}-title`}>{title}</Heading>
      <p id={`${id}-text`}>{text}</p>
      {children}
      <div class="ui-actions">
        <Button kind="danger" busy={busy} onClick={onErase}>
          {erase}
        </Button>
        <Button buttonRef={safe} onClick={onKeep}>
          {keep}
        </Button>
      </div>
    </div>
  );
}
