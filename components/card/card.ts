// The card: everything known about a person, in a popover on a page or filling the side panel. It draws a CardView and
// calls back; it asks nobody itself, takes no typed text, and holds contact details only after the click for them.

import type { Note } from '@/lib/model/candidate';
import type { Decision } from '@/lib/model/decision';
import { createButtons } from './card-buttons';
import { application, comparisons, reasons, sharedHead } from './card-sections';
import { type CardView, type PersonView, type RefusedView, toWrittenNote, type WrittenNote } from './card-view';
import { type Child, flow, h, parts, patch, words } from './draw';
import { icon, mark } from './mark';

/** What the card can ask for. A rejected promise with a `code` of lib/errors.ts is shown as its sentences. */
export interface CardActions {
  contact(connection: string, candidate: string): Promise<{ emails: string[]; phones: string[] }>;
  openFile(connection: string, candidate: string, file: string): Promise<unknown>;
  /** Re-reads the person; the owner of the card then draws a new view. */
  refresh(connection: string, candidate: string): Promise<unknown>;
  /** Remembers what the user says of the person; the owner of the card then draws a new view. */
  decide?(connection: string, candidate: string, decision: Decision | 'undo'): Promise<unknown>;
  /** Left out on a page: what colleagues wrote is read in the side panel. */
  notes?(connection: string, candidate: string): Promise<Note[]>;
  /** Left out where the card is in the side panel already. */
  openPanel?(): unknown;
  /** Switches the site off. Left out where that is no business of the card. */
  leaveSite?(): Promise<unknown>;
  /** Left out where the card cannot be closed. */
  close?(): void;
  /** How long a person must be shown before the ATS is asked again by itself, ms; at once where left out. */
  dwellMs?: number;
}

export interface Card {
  draw(view: CardView, actions: CardActions): void;
}

/** A name beyond this may not fit into the lines it has. */
const LONG_NAME = 80;
/** More applications than these are folded, */
const MOST_APPLICATIONS = 6;
/** to so many. */
const FEW_APPLICATIONS = 5;
/** What is shown of a name on demand: all of any that is one. */
const WHOLE_NAME = 10_000;
/** The same for a note. */
const WHOLE_NOTE = 10_000;

/** A card inside `parent`, empty until drawn. `mode`: how its words get into the document, see draw.ts. */
export function createCard(parent: Element, mode: 'page' | 'plain'): Card {
  const t = words(mode);
  const unfolded = new Map<string, boolean>();
  const contacts = new Map<string, string[]>();
  const written = new Map<string, WrittenNote[]>();
  const { action, copy, pressUnasked } = createButtons(t, redraw);
  /** Who is unfolded from the start, and stays so when news change the order. */
  let first: string | undefined;
  /** Whom the ATS was asked for by this card, by itself. */
  const rechecked = new Set<string>();
  let shown: CardView;
  let actions: CardActions;

  function redraw(): void {
    const { badge, head, people, refused, note, count } = shown;
    const { decide } = actions;
    patch(
      parent,
      h(
        'div',
        'card',
        h(
          'div',
          `bar ${badge.tone}`,
          mark(badge.tone, badge.fraction),
          t(badge.label, 'verdict'),
          count !== null && t(count, 'quiet row'),
          h('span', 'push'),
          actions.openPanel && bare('Open side panel', 'panel', actions.openPanel, 'Side panel'),
          actions.close && bare('Close', 'close', actions.close),
        ),
        note &&
          h(
            'div',
            { key: 'note', class: `note ${note.tone}` },
            h('p', '', t(note.what, 'strong')),
            note.todo !== null && h('p', '', t(note.todo)),
          ),
        head && sharedHead(t, head),
        people.map((person) => article(person, people.length === 1)),
        decide && refused.length > 0 && refusedList(refused, decide),
        actions.leaveSite &&
          h('p', { key: 'leave', class: 'leave' }, action('leave', 'Not on this site', actions.leaveSite)),
      ),
    );
  }

  function bare(label: string, sign: 'panel' | 'close', onclick: () => unknown, words?: string): Node {
    return h(
      'button',
      { type: 'button', class: 'bare', 'aria-label': label, title: label, onclick },
      icon(sign),
      words ? t(words) : null,
    );
  }

  function article(person: PersonView, alone: boolean): Node {
    const { key } = person;
    const open = alone || (unfolded.get(key) ?? key === first);
    const fold = () => {
      unfolded.set(key, !open);
      redraw();
    };
    return h(
      'article',
      { key, class: 'person' },
      !alone &&
        h(
          'button',
          { type: 'button', class: `fold ${person.tone}`, 'aria-expanded': open, onclick: fold },
          mark(person.tone),
          h(
            'span',
            'lines',
            t(person.isShared ? person.source : person.name, 'strong clamp'),
            h('span', 'quiet row', parts(t, aboutRecord(person))),
          ),
          icon('more'),
        ),
      open && body(person, alone),
    );
  }

  function body(person: PersonView, alone: boolean): Child[] {
    const { key, connection, candidate, name, link, source, about, tags, files, contactCount } = person;
    const whole = unfolded.get(`${key} name`) ?? false;
    const wholeName = () => {
      unfolded.set(`${key} name`, !whole);
      redraw();
    };
    return [
      h(
        'header',
        '',
        alone && h('h2', '', whole ? t(name, '', WHOLE_NAME) : t(name, 'clamp')),
        !alone && whole && h('p', '', t(name, '', WHOLE_NAME)),
        name.length > LONG_NAME &&
          h(
            'button',
            { type: 'button', class: 'action', 'aria-expanded': whole, onclick: wholeName },
            t(whole ? 'Show less of the name' : 'Show the whole name'),
          ),
        about.length > 0 &&
          h(
            'p',
            'quiet about',
            flow(t, about, () => 'clamp'),
          ),
        h(
          'p',
          'origin',
          link &&
            h(
              'a',
              { class: 'link', href: link.href, target: '_blank', rel: 'noopener noreferrer' },
              t(link.text),
              icon('out'),
            ),
          !person.isShared && !link?.text.endsWith(source) && t(source, 'quiet'),
        ),
      ),
      section('applications', person.summary, applications(person)),
      files.length > 0 &&
        section(
          'files',
          'Files',
          h(
            'ul',
            'rows',
            files.map((file) =>
              h(
                'li',
                { key: file.id },
                h('span', 'lines', t(file.name, 'clamp'), h('span', 'quiet', parts(t, file.about))),
                action(`${key} file ${file.id}`, 'Open', () => actions.openFile(connection, candidate, file.id), {
                  about: file.name,
                }),
              ),
            ),
          ),
        ),
      contactCount > 0 && section('contact', 'E-mail and phone', contact(person)),
      person.hasNotes && actions.notes && section('notes', 'Notes', notes(person, actions.notes)),
      tags.length > 0 &&
        section(
          'tags',
          'Tags',
          h(
            'ul',
            'tags',
            tags.map((tag) => h('li', '', t(tag, 'clamp'))),
          ),
        ),
      section('why', 'Why it matched', whyList(person)),
      h(
        'footer',
        '',
        t(person.asOf, 'quiet'),
        h('span', 'push'),
        action(`${key} refresh`, 'Refresh', () => actions.refresh(connection, candidate), { sign: icon('again') }),
      ),
    ];
  }

  /** Of a long history the liveliest, so that files, contact and reasons stay in reach. */
  function applications({ key, applications: all, summary }: PersonView): Child[] {
    const place = `${key} applications`;
    const whole = unfolded.get(place) ?? false;
    const isLong = all.length > MOST_APPLICATIONS;
    const fold = () => {
      unfolded.set(place, !whole);
      redraw();
    };
    return [
      all.length > 0 &&
        h(
          'ul',
          '',
          (isLong && !whole ? all.slice(0, FEW_APPLICATIONS) : all).map((each) => application(t, each)),
        ),
      isLong &&
        h(
          'button',
          {
            key: place,
            type: 'button',
            class: 'action more',
            'aria-expanded': whole,
            'aria-label': whole ? 'Show fewer applications' : `Show all ${summary}`,
            onclick: fold,
          },
          t(whole ? 'Show fewer' : `Show all ${all.length}`),
        ),
    ];
  }

  function whyList(person: PersonView): Child[] {
    const { key, connection, candidate, why, decided, name } = person;
    const { decide } = actions;
    const all = `${key} comparisons`;
    const open = unfolded.get(all) ?? false;
    const fold = () => {
      unfolded.set(all, !open);
      redraw();
    };
    const choice = (decision: Decision | 'undo', label: string) =>
      decide && action(`${key} ${decision}`, label, () => decide(connection, candidate, decision), { about: name });
    return [
      ...reasons(t, why),
      h(
        'div',
        'choices',
        decided === null
          ? [choice('same', 'It is them'), choice('different', 'Not the same person')]
          : choice('undo', 'Undo'),
        h('span', 'push'),
        h(
          'button',
          { key: all, type: 'button', class: 'bare', 'aria-expanded': open, onclick: fold },
          t(open ? 'Hide comparisons' : 'All comparisons'),
          icon('more'),
        ),
      ),
      open && comparisons(t, why),
    ];
  }

  function refusedList(refused: readonly RefusedView[], decide: NonNullable<CardActions['decide']>): Node {
    return section(
      'refused',
      'Not the same person, you said',
      h(
        'ul',
        'rows',
        refused.map(({ key, connection, candidate, name }) =>
          h(
            'li',
            { key },
            t(name, 'lines'),
            action(`${key} undo`, 'Undo', () => decide(connection, candidate, 'undo'), { about: name }),
          ),
        ),
      ),
    );
  }

  function section(key: string, title: string, ...children: Child[]): Node {
    return h('section', { key }, h('h3', '', t(title)), children);
  }

  function contact({ key, connection, candidate, contactCount }: PersonView): Child {
    const values = contacts.get(key);
    if (!values) {
      const label = `Show ${contactCount} contact detail${contactCount === 1 ? '' : 's'}`;
      return action(`${key} contact`, label, async () => {
        const { emails, phones } = await actions.contact(connection, candidate);
        contacts.set(key, [...emails, ...phones]);
        redraw();
        // The button that had the focus is gone.
        parent.querySelector<HTMLElement>('ul[tabindex]')?.focus();
      });
    }
    return h(
      'ul',
      { class: 'rows', tabindex: -1 },
      values.length === 0 && h('li', '', t('There are none any more.', 'quiet')),
      values.map((value) => h('li', { key: value }, t(value, 'lines'), copy(value))),
    );
  }

  function notes({ key, connection, candidate }: PersonView, read: NonNullable<CardActions['notes']>): Child {
    const held = written.get(key);
    if (!held) {
      return action(`${key} notes`, 'Show notes', async () => {
        written.set(key, (await read(connection, candidate)).map(toWrittenNote));
        redraw();
        parent.querySelector<HTMLElement>('ul.notes')?.focus();
      });
    }
    return h(
      'ul',
      { class: 'rows notes', tabindex: -1 },
      held.length === 0 && h('li', '', t('Nobody has written anything that you may read.', 'quiet')),
      held.map((note) =>
        h(
          'li',
          { key: note.key },
          h('span', 'lines', h('span', 'quiet row', parts(t, note.about)), t(note.text, 'written', WHOLE_NOTE)),
        ),
      ),
    );
  }

  /** What changed in the ATS shows as soon as a card opens. */
  async function recheck({ key, connection, candidate }: PersonView): Promise<void> {
    rechecked.add(key);
    await new Promise((resolve) => setTimeout(resolve, actions.dwellMs ?? 0));
    if (parent.isConnected) await pressUnasked(`${key} refresh`, () => actions.refresh(connection, candidate));
  }

  return {
    draw(view, calls) {
      shown = view;
      actions = calls;
      if (!view.people.some(({ key }) => key === first)) first = view.people[0]?.key;
      redraw();
      for (const person of view.people) if (person.isAged && !rechecked.has(person.key)) void recheck(person);
    },
  };
}

/** Beside what a folded record is called. */
function aboutRecord({ isShared, verdict, source, summary }: PersonView): string[] {
  return isShared ? [summary] : [verdict, source, summary];
}
