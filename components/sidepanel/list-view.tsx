// A copy of the list on the tab, to be sorted and filtered here: the page's own rows stay as they are. Whoever is chosen
// is shown with their card.

import { useState } from 'preact/hooks';
import { type Filter, type Known, passes, toBarView, toMarkView } from '@/components/list/list-words';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Trouble } from '@/components/ui/trouble';
import type { Sighting } from '@/lib/model/sighting';
import { calledOf } from './asked-people';
import { SoughtPerson } from './found-person';
import { type FoundList, type TabList, useFoundPeople } from './list-queries';
import { Back, PersonButton, ShowOnly } from './people-list';

const ORDERS = [
  { value: 'page', label: 'As on the page' },
  { value: 'known', label: 'Known first' },
  { value: 'new', label: 'New first' },
  { value: 'latest', label: 'Last activity' },
  { value: 'name', label: 'Name' },
] as const;

type Order = (typeof ORDERS)[number]['value'];

const NOTHING: FoundList = { known: [], coverage: { state: 'filling', fraction: 0 } };

export function ListView({ list }: { list: TabList }) {
  const [chosen, setChosen] = useState<Sighting | null>(null);
  if (chosen === null) return <People list={list} onChoose={setChosen} />;
  return (
    <>
      <Back text={`All ${list.sightings.length} people`} onClick={() => setChosen(null)} />
      <SoughtPerson sighting={chosen} />
    </>
  );
}

interface Entry {
  sighting: Sighting;
  known: Known;
}

function People({ list, onChoose }: { list: TabList; onChoose(sighting: Sighting): void }) {
  const found = useFoundPeople(list);
  const [filters, setFilters] = useState<readonly Filter[]>([]);
  const [order, setOrder] = useState<Order>('page');
  const { known, coverage } = found.data ?? NOTHING;
  const now = found.dataUpdatedAt;
  const bar = toBarView(
    list.sightings.map((_, at) => known[at]),
    coverage,
    now,
  );
  const all = list.sightings.map((sighting, at): Entry => ({ sighting, known: known[at] }));
  const shown = inOrder(
    all.filter((one) => filters.length === 0 || filters.some((filter) => passes(filter, one.known, now))),
    order,
  );
  const toggle = (filter: Filter) =>
    setFilters(filters.includes(filter) ? filters.filter((one) => one !== filter) : [...filters, filter]);

  return (
    <section class="panel-list" aria-busy={bar.waiting > 0}>
      <h1>{bar.title} on this page</h1>
      <Trouble thrown={found.error} actions={<Button onClick={() => void found.refetch()}>Try again</Button>} />
      {bar.problem !== null && <p class="ui-muted">{bar.problem}</p>}
      <ShowOnly parts={bar.parts} isChosen={(filter) => filters.includes(filter)} onPick={toggle}>
        {bar.waiting > 0 && <span class="ui-muted">looking…</span>}
      </ShowOnly>
      <Select label="Order" value={order} options={ORDERS} onPick={(value) => setOrder(value as Order)} />
      <ul class="people-list">
        {shown.map(({ sighting, known: one }) => {
          const name = calledOf(sighting);
          const mark = found.data ? toMarkView(one, { name, coverage, namesAts: true, now }) : null;
          return (
            <li key={sighting.urls[0] ?? `${name} ${sighting.headline}`}>
              <PersonButton name={name} about={sighting.headline} mark={mark} onChoose={() => onChoose(sighting)} />
            </li>
          );
        })}
      </ul>
      <p class="ui-sr" role="status">
        {bar.waiting === 0 ? `${shown.length} of ${bar.title} shown` : ''}
      </p>
    </section>
  );
}

/** In the chosen order; whoever is alike stays in the page's. */
export function inOrder<T extends { sighting: Pick<Sighting, 'name'>; known: Known }>(
  people: readonly T[],
  order: Order,
): T[] {
  if (order === 'page') return [...people];
  if (order === 'name') {
    return people.toSorted((one, other) => (one.sighting.name ?? '').localeCompare(other.sighting.name ?? ''));
  }
  if (order === 'latest') return people.toSorted((one, other) => compare(latest(other), latest(one)));
  const ranks = RANKS[order];
  return people.toSorted((one, other) => ranks.indexOf(rankOf(one)) - ranks.indexOf(rankOf(other)));
}

type Rank = 'known' | 'possible' | 'new' | 'asked';

/** Those of whom nothing is known yet come last. */
const RANKS: Readonly<Record<'known' | 'new', readonly Rank[]>> = {
  known: ['known', 'possible', 'new', 'asked'],
  new: ['new', 'possible', 'known', 'asked'],
};

function rankOf({ known }: { known: Known }): Rank {
  if (known === undefined) return 'asked';
  if (known === null) return 'new';
  return known.tier === 'possible' ? 'possible' : 'known';
}

function latest({ known }: { known: Known }): string {
  return known?.updatedAt ?? '';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
