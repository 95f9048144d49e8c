// Notes: only what everybody may read, only when they were ticked, and never of what is hidden.

import { describe, expect, test } from 'vitest';
import type { AtsRecord } from '@/lib/ats/connector';
import { type AppError, errorCode } from '@/lib/errors';
import { type Opening, openAccount } from './greenhouse-account';

const CAPABILITIES = ['show', 'notes'] as const;

function opened(over: Opening = {}) {
  const opening = openAccount({ capabilities: [...CAPABILITIES], ...over });
  const candidate = Number(opening.world.cast.activeApplicant.candidateId);
  const [application] = opening.world.applicationsOf(candidate);
  const held: AtsRecord[] = [
    {
      resource: 'application',
      id: application?.id ?? 0,
      owner: `candidate/${candidate}`,
      data: { jobId: application?.job_id, prospectiveJobIds: [] },
    },
  ];
  /** Changes the one note that is about an application and public. */
  const change = (over_: Record<string, unknown>) =>
    opening.simulator.faults.set('notes', {
      row: (row) => (row.visibility === 'publicly_visible' && row.type === 'NOTE' ? { ...row, ...over_ } : row),
    });
  return { ...opening, candidate, held, change };
}

const texts = async (of: ReturnType<typeof opened>, held = of.held) =>
  (await of.account.notes(of.candidate, held)).map(({ text }) => text.split('\n')[0]);
const BOTH = ['Answered at once.', 'Spoke on the phone, sounds keen.'];

describe('notes', () => {
  test('newest first, with author and instant, line by line', async () => {
    const of = opened();
    const notes = await of.account.notes(of.candidate, of.held);
    expect(notes).toMatchObject([
      { author: of.world.recruiter.name, text: 'Answered at once.' },
      { author: of.world.recruiter.name, text: 'Spoke on the phone, sounds keen.\nCould start in March.' },
    ]);
    for (const { writtenAt, id } of notes)
      expect([new Date(writtenAt ?? '').toISOString(), id]).toEqual([writtenAt, expect.stringMatching(/^\d+$/)]);
    expect(of.simulator.log.requests.filter(({ route }) => route === 'notes')).toHaveLength(1);
  });

  test.each<[string, Record<string, unknown>, boolean]>([
    ['as sent to the API', { visibility: 'public' }, true],
    ['private', { visibility: 'private' }, false],
    ['for admins', { visibility: 'admin_only' }, false],
    ['of a new kind of visibility', { visibility: 'something_public' }, false],
    ['without visibility', { visibility: null }, false],
    ['without a type', { type: null }, true],
    ['an interviewer’s', { type: 'FEEDBACK' }, false],
    ['an interview', { type: 'INTERVIEW' }, false],
    ['empty', { body: ' \n ' }, false],
    ['no text', { body: null }, false],
    ['somebody else’s', { candidate_id: 1 }, false],
    ['on an application that is not held', { application_id: 1 }, false],
    ['on no application', { application_id: null }, true],
    ['by nobody', { user_id: null }, true],
    ['by no id', { user_id: 'x' }, true],
  ])('one that is %s', async (_, over, shown) => {
    const of = opened();
    of.change(over);
    expect(await texts(of)).toEqual(shown ? BOTH : BOTH.slice(0, 1));
  });

  test('at most twenty, each cut, without invisible characters', async () => {
    const of = opened();
    for (let index = 0; index < 30; index++) {
      const [newest] = of.world.tables.notes.descending();
      of.world.tables.notes.add({
        ...newest,
        id: (newest?.id ?? 0) + 1,
        created_at: new Date(of.clock.now() + index).toISOString(),
        updated_at: '',
        type: 'NOTE',
        application_id: null,
        body: `\u202e${index}\r\n\r\n\r\n\r\n${'x'.repeat(10_000)}`,
      });
    }
    const notes = await of.account.notes(of.candidate, of.held);
    expect(notes).toHaveLength(20);
    expect(notes.map(({ text }) => text.split('\n')[0])).toEqual(
      Array.from({ length: 20 }, (_, index) => String(29 - index)),
    );
    for (const { text } of notes)
      expect([text.length, text.startsWith('\u202e'), text.includes('\n\n\n')]).toEqual([4_000, false, false]);
  });

  test('nothing of a restricted person, application or job', async () => {
    const restricted = (resource: string) => opened({ isRestricted: (other) => other === resource });
    const person = restricted('candidate');
    expect(await texts(person)).toEqual([]);
    expect(person.simulator.counters.of('notes')).toBe(0);
    expect(await texts(restricted('job'))).toEqual(BOTH.slice(0, 1));
    const of = opened();
    expect(
      await texts(
        of,
        of.held.map((row) => ({ ...row, restricted: true })),
      ),
    ).toEqual(BOTH.slice(0, 1));
  });

  test('not ticked: nothing is asked; ticked but not granted: the scope is named', async () => {
    const not = opened({ capabilities: ['show', 'files'] });
    const refused = await not.account.notes(not.candidate, not.held).catch((thrown: AppError) => thrown);
    expect(refused).toMatchObject({ code: 'ats/missing-permission', about: ['harvest:notes:list'] });
    expect(not.simulator.log.requests).toEqual([]);
    const without = opened();
    without.simulator.removeScopes(['harvest:notes:list']);
    expect(await without.account.notes(without.candidate, without.held).catch(errorCode)).toBe(
      'ats/missing-permission',
    );
    const nameless = opened();
    nameless.simulator.removeScopes(['harvest:users:list']);
    expect((await nameless.account.notes(nameless.candidate, nameless.held)).map(({ author }) => author)).toEqual([
      null,
      null,
    ]);
  });

  test('no walk and no re-check asks for them', async () => {
    const of = opened();
    await of.account.page({ kind: 'fill' }, null);
    await of.account.one(of.candidate, []);
    expect(of.simulator.counters.of('notes')).toBe(0);
  });
});
