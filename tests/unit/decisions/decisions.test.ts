// Decisions over a real (in-memory) database: whom they hold for, and whom they must not.

import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordRef } from '@/lib/decisions/decided';
import { createDecisions, type Decisions, type FoundRecord } from '@/lib/decisions/decisions';
import { traitsOf } from '@/lib/identity/traits-of';
import type { IdentityKey } from '@/lib/model/identity';
import { type ProfilePart, wholeProfile } from '@/lib/model/profile';
import { openMemoryIndex } from '@/tests/support/memory-index';

const BASIS = { by: 'name-and-employer', isAsserted: false } as const;

function page(...keys: string[]): IdentityKey[] {
  return keys.map((key) => ({ key, weak: false }));
}

const MARA = page('linkedin:vanity:mara-example', 'linkedin:member:501');

function record(candidate: number, part: ProfilePart = {}, connection = 'c1'): FoundRecord {
  const profile = wholeProfile([{ names: ['Mara Example'], ...part }]);
  return { ref: { connection, candidate }, traits: () => traitsOf(profile, 'ats') };
}

const at = (company: string): ProfilePart => ({ positions: [{ company, title: null }] });

let decisions: Decisions;
let rows: () => Promise<unknown[]>;
let gone: Set<unknown>;
let open: (now?: () => number) => Decisions;

beforeEach(async () => {
  const { database, vault } = await openMemoryIndex();
  gone = new Set();
  open = (now = () => 1_000) =>
    createDecisions({
      database,
      vault,
      now,
      isHeld: async ({ connection, candidate }: RecordRef) => !gone.has(`${connection} ${candidate}`),
    });
  decisions = open();
  rows = () => database.decisions.toArray();
});

async function said(keys: IdentityKey[], ...found: FoundRecord[]) {
  const about = await decisions.about(keys);
  const answer = about.on(found);
  await decisions.settled();
  return { answer, same: about.same, refused: about.refused() };
}

describe('a decision', () => {
  it('holds for the two it was made on, and for nobody else', async () => {
    expect((await said(MARA, record(1))).answer).toEqual([null]);
    await decisions.decide(MARA, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    await decisions.decide(MARA, { connection: 'c1', candidate: 2 }, 'different', BASIS);
    const { answer, same, refused } = await said(MARA, record(2), record(3), record(1), record(1, {}, 'c2'));
    expect(answer).toEqual(['different', null, 'same', null]);
    expect(same).toEqual([{ connection: 'c1', candidate: 1 }]);
    expect(refused).toEqual([{ connection: 'c1', candidate: 2 }]);
    expect((await said(page('linkedin:vanity:ivo-example', 'linkedin:member:7'), record(1))).answer).toEqual([null]);
  });

  it('is replaced by the next one on the two, and may be taken back', async () => {
    const ref = { connection: 'c1', candidate: 1 };
    await decisions.decide(MARA, ref, 'same', BASIS);
    await decisions.decide(MARA, ref, 'different', BASIS);
    expect((await said(MARA, record(1))).answer).toEqual(['different']);
    expect(await rows()).toHaveLength(1);
    expect(await decisions.takeBack(MARA, ref)).toBe(true);
    expect((await said(MARA, record(1))).answer).toEqual([null]);
    expect(await decisions.takeBack(MARA, ref)).toBe(false);
  });

  it('is not made on a page that nobody can tell again', async () => {
    const ref = { connection: 'c1', candidate: 1 };
    for (const keys of [
      [],
      page('email:team@firm.example', 'site:firm.example'),
      [{ key: 'linkedin:vanity:x', weak: true }],
    ]) {
      expect(await decisions.decide(keys, ref, 'same', BASIS)).toBe(false);
    }
    expect(await rows()).toEqual([]);
  });

  it('is there for the next worker', async () => {
    await decisions.decide(MARA, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    decisions = open();
    expect((await said(MARA, record(1))).answer).toEqual(['same']);
  });

  it('is not written again by a look-up that brings nothing new, in whatever order', async () => {
    await decisions.decide(MARA, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    const emails = ['b@post.example', 'a@post.example'];
    await said(MARA, record(1, { emails }));
    const before = await rows();
    await said([...MARA].reverse(), record(1, { emails: [...emails].reverse() }));
    expect(await rows()).toEqual(before);
  });

  it('goes with its connection, and only with that', async () => {
    await decisions.decide(MARA, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    await decisions.decide(MARA, { connection: 'c2', candidate: 1 }, 'same', BASIS);
    await decisions.forgetConnection('c1');
    expect((await said(MARA, record(1), record(1, {}, 'c2'))).answer).toEqual([null, 'same']);
  });

  it('keeps nothing that could be read', async () => {
    await said(MARA, record(1));
    await decisions.decide(MARA, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    await said(MARA, record(1, { emails: ['mara@beispiel.example'] }));
    const [row] = (await rows()) as { sealed: Uint8Array }[];
    // Blinded numbers are long, and may hold any three digits.
    expect(JSON.stringify({ ...row, sealed: null })).not.toMatch(/mara|example|(?<!\d)501(?!\d)/i);
    // And what is sealed holds no word of the page.
    const { vault, database } = await openMemoryIndex();
    const apart = createDecisions({ database, vault, now: () => 0, isHeld: async () => true });
    await apart.decide(MARA, { connection: 'c1', candidate: 1 }, 'same', BASIS);
    const kept = await vault.open((await database.decisions.toArray())[0]?.sealed as Uint8Array<ArrayBuffer>);
    expect(JSON.stringify(kept)).not.toMatch(/mara|(?<!\d)501(?!\d)/i);
    expect(JSON.stringify(kept)).toMatch(/linkedin:vanity/);
  });
});

describe('a page whose keys change', () => {
  const ref = { connection: 'c1', candidate: 1 };

  it('is known by a key that stays, and is from then on by its new one', async () => {
    await decisions.decide(MARA, ref, 'same', BASIS);
    const moved = page('linkedin:vanity:mara-renamed', 'linkedin:member:501');
    expect((await said(moved, record(1))).answer).toEqual(['same']);
    expect((await said(page('linkedin:vanity:mara-renamed'), record(1))).answer).toEqual(['same']);
  });

  it('is another person’s when the address was passed on', async () => {
    await decisions.decide(MARA, ref, 'same', BASIS);
    const other = page('linkedin:vanity:mara-example', 'linkedin:member:999');
    expect(await said(other, record(1))).toEqual({ answer: [null], same: [], refused: [] });
    // Nor did it learn anything by that.
    expect((await said(page('linkedin:member:999'), record(1))).answer).toEqual([null]);
    expect((await said(MARA, record(1))).answer).toEqual(['same']);
  });
});

describe('a record that gives way to another', () => {
  const email = (text: string): ProfilePart => ({ emails: [text] });
  const first = record(1, { ...email('mara@post.example'), ...at('Acme') });

  async function decideOn(decision: 'same' | 'different', found: FoundRecord = first) {
    await decisions.decide(MARA, found.ref, decision, BASIS);
    // The first answer after it shows who the record is.
    await said(MARA, found);
  }

  it.each(['same', 'different'] as const)('hands %s down to the one with its e-mail address', async (decision) => {
    await decideOn(decision);
    const heir = record(2, email('mara@post.example'));
    const stranger = record(3, email('other@post.example'));
    expect((await said(MARA, heir, stranger)).answer).toEqual([null, null]);
    gone.add('c1 1');
    expect((await said(MARA, stranger, heir)).answer).toEqual([null, decision]);
    // From then on by its own number.
    expect((await said(MARA, record(2))).answer).toEqual([decision]);
  });

  it('hands a refusal to nobody for the page’s own address: the right one holds that, too', async () => {
    const wrong = record(1, { urls: ['https://www.linkedin.com/in/mara-example'] });
    await decideOn('different', wrong);
    gone.add('c1 1');
    const right = record(2, { names: ['Mara Example'], urls: ['https://www.linkedin.com/in/mara-example'] });
    expect((await said(MARA, right)).answer).toEqual([null]);
  });

  it('hands *same* down by the page’s address', async () => {
    const held = record(1, { urls: ['https://www.linkedin.com/in/mara-example'] });
    await decideOn('same', held);
    gone.add('c1 1');
    expect((await said(MARA, record(2, { urls: ['linkedin.com/in/mara-example/'] }))).answer).toEqual(['same']);
  });

  it('without identifiers goes by name and employer, unless two fit', async () => {
    await decideOn('same', record(1, at('Acme Inc.')));
    gone.add('c1 1');
    expect((await said(MARA, record(2, at('Acme')), record(3, at('Acme')))).answer).toEqual([null, null]);
    expect(
      (await said(MARA, record(2, at('Beta')), record(3, { names: ['Mara Sample'], ...at('Acme') }))).answer,
    ).toEqual([null, null]);
    expect((await said(MARA, record(4, at('Acme')))).answer).toEqual(['same']);
  });

  it('never in another account', async () => {
    await decideOn('same');
    gone.add('c1 1');
    expect((await said(MARA, record(2, email('mara@post.example'), 'c2'))).answer).toEqual([null]);
  });

  it('is no longer refused once it is gone with nobody in its place', async () => {
    await decideOn('different');
    expect((await said(MARA)).refused).toEqual([first.ref]);
    gone.add('c1 1');
    expect((await said(MARA)).refused).toEqual([]);
  });
});

describe('counts', () => {
  const ref = { connection: 'c1', candidate: 1 };
  const counts = async () =>
    (await decisions.precision()).map(({ by, asserted, possible }) => [by, asserted, possible]);

  it('follow each decision, its change and its end', async () => {
    await decisions.decide(MARA, ref, 'same', BASIS);
    expect(await counts()).toEqual([['name-and-employer', { right: 0, wrong: 0 }, { right: 1, wrong: 0 }]]);
    // Now it is shown as decided: that is no new evidence.
    await decisions.decide(MARA, ref, 'different', { by: 'name', isAsserted: true });
    expect(await counts()).toEqual([['name-and-employer', { right: 0, wrong: 0 }, { right: 0, wrong: 1 }]]);
    await decisions.takeBack(MARA, ref);
    expect(await counts()).toEqual([]);
  });

  it('stay when a connection goes, and begin anew when asked', async () => {
    await decisions.decide(MARA, ref, 'same', BASIS);
    await decisions.forgetConnection('c1');
    expect(await counts()).toHaveLength(1);
    await decisions.resetPrecision();
    expect(await counts()).toEqual([]);
  });

  it('are listed with what they are about, newest first', async () => {
    let now = 1_000;
    decisions = open(() => (now += 1_000));
    await decisions.decide(MARA, ref, 'same', BASIS);
    await decisions.decide(MARA, { connection: 'c2', candidate: 9 }, 'different', { by: 'email', isAsserted: true });
    const all = await decisions.all();
    expect(all.map(({ id: _id, ...one }) => one)).toEqual([
      { decision: 'different', ref: { connection: 'c2', candidate: 9 }, by: 'email', decidedAt: 3_000 },
      { decision: 'same', ref, by: 'name-and-employer', decidedAt: 2_000 },
    ]);
    await decisions.forget(all[0]?.id ?? 0);
    expect(await decisions.all()).toHaveLength(1);
    expect(await counts()).toHaveLength(1);
  });
});
