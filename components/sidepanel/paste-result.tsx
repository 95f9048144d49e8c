// Who of a list is known: counts that filter, every row with its verdict, and the whole of it as a file.

import { useState } from 'preact/hooks';
import { type Filter, passes, toBarView, toMarkView } from '@/components/list/list-words';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { saveFile } from '@/components/ui/save-file';
import { Trouble } from '@/components/ui/trouble';
import type { ColumnKind } from '@/lib/lists/columns';
import { sightingOf } from '@/lib/lists/person-text';
import type { Sighting } from '@/lib/model/sighting';
import { calledOf } from './asked-people';
import { SoughtPerson } from './found-person';
import { type Check, type CheckedRow, usePasteCheck } from './paste-check';
import { toCsv } from './paste-export';
import { Back, PersonButton, ShowOnly, Toggle } from './people-list';

/** More rows in one go would make the panel slow; the rest comes when asked for. */
const ROWS_SHOWN = 200;

type Shown = Filter | 'all' | 'unread';

export function PasteResult({ text }: { text: string }) {
  const checking = usePasteCheck(text);
  const [shown, setShown] = useState<Shown>('all');
  const [most, setMost] = useState(ROWS_SHOWN);
  const [opened, setOpened] = useState<Sighting | null>(null);
  if (!checking) return null;
  const { check, stop, goOn } = checking;

  if (opened) {
    return (
      <>
        <Back text="Back to the list" onClick={() => setOpened(null)} />
        <SoughtPerson sighting={opened} />
      </>
    );
  }

  const rows = check.rows.filter((row) => isShown(row, shown, check.askedAt));
  const pick = (next: Shown) => {
    setShown((now) => (now === next ? 'all' : next));
    setMost(ROWS_SHOWN);
  };
  return (
    <div class="paste-result">
      <PasteHead check={check} shown={shown} onPick={pick} onStop={stop} onGoOn={goOn} />
      <ul class="people-list">
        {rows.slice(0, most).map((row) => (
          <PasteRow key={row.row} row={row} check={check} onOpen={setOpened} />
        ))}
      </ul>
      {rows.length > most && (
        <Button onClick={() => setMost(most + ROWS_SHOWN)}>
          Show {Math.min(ROWS_SHOWN, rows.length - most)} more of {rows.length - most}
        </Button>
      )}
    </div>
  );
}

interface PasteHeadProps {
  check: Check;
  shown: Shown;
  onPick(shown: Shown): void;
  onStop(): void;
  onGoOn(): void;
}

function PasteHead({ check, shown, onPick, onStop, onGoOn }: PasteHeadProps) {
  const { rows, list, state, coverage, done, total, thrown, askedAt } = check;
  const people = rows.filter(({ person }) => person !== null);
  const bar =
    coverage &&
    toBarView(
      people.map(({ found }) => found),
      coverage,
      askedAt,
    );
  const unread = rows.length - people.length;
  return (
    <div class="paste-head">
      <h1>{bar?.title ?? `${people.length} people`}</h1>
      {list.kinds && <p class="ui-help">Read as {columnsOf(list.kinds)}.</p>}
      {list.left > 0 && <p class="ui-help">{list.left} further rows were left out: the list is too long.</p>}
      {bar?.problem && <p class="ui-error">{bar.problem}</p>}
      {state === 'running' && (
        <div class="paste-running">
          <Progress label="Looking up the list" fraction={total === 0 ? 1 : done / total} />
          <span class="ui-muted" role="status">
            {done} of {total}
          </span>
          <Button kind="quiet" onClick={onStop}>
            Stop
          </Button>
        </div>
      )}
      <Trouble thrown={thrown} />
      {state === 'stopped' && (
        <div class="ui-actions">
          <span class="ui-muted">
            Stopped at {done} of {total}.
          </span>
          <Button onClick={onGoOn}>Go on</Button>
        </div>
      )}
      <ShowOnly parts={bar?.parts ?? []} isChosen={(filter) => shown === filter} onPick={onPick}>
        {unread > 0 && (
          <Toggle on={shown === 'unread'} onPick={() => onPick('unread')} text={`${unread} not understood`} />
        )}
      </ShowOnly>
      {done > 0 && (
        <div class="ui-actions">
          <Button onClick={() => saveFile('in-ats-list.csv', 'text/csv', toCsv(rows, list.header, coverage))}>
            Export as CSV
          </Button>
        </div>
      )}
    </div>
  );
}

interface PasteRowProps {
  row: CheckedRow;
  check: Check;
  onOpen(sighting: Sighting): void;
}

function PasteRow({ row, check: { coverage, askedAt }, onOpen }: PasteRowProps) {
  const { person, found, cells } = row;
  if (person === null) {
    return (
      <li class="people-row people-row-unread">
        <span class="people-name">{cells.join(', ').slice(0, 200)}</span>
        <span class="ui-muted">Row {row.row}</span>
      </li>
    );
  }
  const sighting = sightingOf(person, `paste:${row.row}`);
  const name = calledOf(sighting);
  const mark = coverage && toMarkView(found, { name, coverage, namesAts: true, now: askedAt });
  const link = found?.webUrl && /^https?:\/\//i.test(found.webUrl) ? found.webUrl : null;
  return (
    <li class="people-item">
      <PersonButton name={name} mark={mark} onChoose={() => onOpen(sighting)}>
        {found && found.name !== name && <span class="ui-muted people-also">{found.name}</span>}
      </PersonButton>
      {found && link && (
        <a class="people-link" href={link} target="_blank" rel="noreferrer" aria-label={`Open ${name} in ${found.ats}`}>
          Open
        </a>
      )}
    </li>
  );
}

function isShown({ person, found }: CheckedRow, shown: Shown, now: number): boolean {
  if (shown === 'all') return true;
  if (shown === 'unread') return person === null;
  return person !== null && passes(shown, found, now);
}

const COLUMN: Record<ColumnKind, string | null> = {
  name: 'name',
  given: 'first name',
  family: 'last name',
  email: 'e-mail',
  phone: 'phone',
  url: 'address',
  company: 'company',
  title: 'title',
  location: 'place',
  other: null,
};

/** `name, company and e-mail; 2 columns were not read` */
function columnsOf(kinds: readonly ColumnKind[]): string {
  const words = [...new Set(kinds.flatMap((kind) => COLUMN[kind] ?? []))];
  const left = kinds.filter((kind) => kind === 'other').length;
  const last = words.at(-1) ?? '';
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
  return left === 0 ? list : `${list}; ${left === 1 ? 'one column was' : `${left} columns were`} not read`;
}
