// What lists of people have in common in the panel: a row that can be chosen, filters by what is known, and the way back.

import type { ComponentChildren } from 'preact';
import type { BarView, Filter, MarkView } from '@/components/list/list-words';
import { Button } from '@/components/ui/button';
import { Verdict } from './verdict';

export interface PersonButtonProps {
  name: string;
  mark: MarkView | null | undefined;
  onChoose(): void;
  /** Below the name. */
  about?: string | null;
  /** Beside it. */
  children?: ComponentChildren;
}

export function PersonButton({ name, about, mark, onChoose, children }: PersonButtonProps) {
  return (
    <button type="button" class="people-row" onClick={onChoose}>
      <span class="people-name">
        {name}
        {about != null && <span class="people-about ui-muted">{about}</span>}
      </span>
      {children}
      {mark && <Verdict view={mark} />}
    </button>
  );
}

export interface ShowOnlyProps {
  parts: BarView['parts'];
  isChosen(filter: Filter): boolean;
  onPick(filter: Filter): void;
  children?: ComponentChildren;
}

/** One filter for each number. */
export function ShowOnly({ parts, isChosen, onPick, children }: ShowOnlyProps) {
  return (
    <fieldset class="paste-filters">
      <legend class="ui-sr">Show only</legend>
      {parts.map(({ filter, text }) => (
        <Toggle key={filter} on={isChosen(filter)} onPick={() => onPick(filter)} text={text} />
      ))}
      {children}
    </fieldset>
  );
}

export function Toggle({ on, text, onPick }: { on: boolean; text: string; onPick(): void }) {
  return (
    <button type="button" class="paste-toggle" aria-pressed={on} onClick={onPick}>
      {text}
    </button>
  );
}

export function Back({ text, onClick }: { text: string; onClick(): void }) {
  return (
    <div class="panel-back">
      <Button kind="quiet" onClick={onClick}>
        ‹ {text}
      </Button>
    </div>
  );
}
