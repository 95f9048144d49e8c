// The side panel after somebody asked about a page, a selection or a link. Nothing of it outlives the panel.

import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { sightingOf } from '@/lib/lists/person-text';
import { readLines } from '@/lib/lists/read-line';
import type { Sighting } from '@/lib/model/sighting';
import type { TabReading } from '@/lib/model/tab-reading';
import { AskForm } from './ask-form';
import { AskedPeople } from './asked-people';
import { PasteList } from './paste-list';

/** More lines are a list. */
const MOST_PEOPLE = 20;

/** People that a text names, one a line. */
export function peopleIn(text: string): Sighting[] {
  return readLines(text, MOST_PEOPLE + 1).flatMap(({ person }) => (person ? [sightingOf(person, 'asked:')] : []));
}

export interface AnyPageProps {
  reading: TabReading;
  /** Back to whom the tab shows by itself. */
  onClose(): void;
}

export function AnyPage({ reading, onClose }: AnyPageProps) {
  const { from, text } = reading;
  const people = text === null ? reading.people : peopleIn(text);
  return (
    <>
      <div class="panel-asked">
        <p class="panel-asked-about">
          <span class="ui-muted">{ABOUT[from]}</span> {text && <q>{shortened(text)}</q>}
        </p>
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      {people.length > MOST_PEOPLE && text !== null ? (
        <PasteList text={text} onClose={onClose} />
      ) : people.length > 0 ? (
        <AskedPeople key={JSON.stringify(people)} people={people} />
      ) : (
        <Nobody from={from} />
      )}
    </>
  );
}

const ABOUT: Record<TabReading['from'], string> = {
  page: 'This page',
  selection: 'Selected:',
  link: 'Link:',
  closed: 'This page',
};

const NOBODY: Record<TabReading['from'], [what: string, todo: string]> = {
  page: [
    'This page names nobody for certain',
    'Select a name, an e-mail address or a number on it and ask again, or type it here.',
  ],
  selection: ['Nobody is named there', 'A name, an e-mail address, a number or a profile’s address is understood.'],
  link: ['This link is nobody’s profile', 'Select the name instead, or type it here.'],
  closed: [
    'This page cannot be read from here',
    'Click the In ATS icon on it, or right-click it and choose “Is this person in my ATS?”. Browsers keep their own pages and their store closed to everybody.',
  ],
};

function Nobody({ from }: { from: TabReading['from'] }) {
  const [what, todo] = NOBODY[from];
  return (
    <>
      <div class="panel-words">
        <Mark size={28} />
        <h1>{what}</h1>
        <p class="ui-muted">{todo}</p>
      </div>
      <Ask />
    </>
  );
}

/** A field to ask about somebody, and below it the answer. */
export function Ask() {
  const [asked, setAsked] = useState<string | null>(null);
  const people = asked === null ? [] : peopleIn(asked);
  if (asked !== null && /\n/.test(asked)) return <PasteList text={asked} onClose={() => setAsked(null)} />;
  return (
    <>
      <div class="panel-ask">
        <AskForm onAsk={setAsked} />
        {asked !== null && people.length === 0 && (
          <p class="ui-error" role="status">
            That is no name, e-mail address, number or profile’s address.
          </p>
        )}
      </div>
      {people.length > 0 && <AskedPeople key={asked} people={people} />}
    </>
  );
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
