// What happens to the people of a simulated Greenhouse account, with the traces Greenhouse leaves and those it does not.

import { STRANGER_ROOM } from './cast';
import { type GreenhouseAccount, judgeHidden, touch } from './greenhouse-account';
import type { ApplicationChanges, NewApplication } from './greenhouse-application-changes';
import { candidateRow, emptyCandidate } from './greenhouse-candidates';
import { type CandidateRow, iso, type Row } from './greenhouse-rows';
import { inventPerson, type PersonTruth, type PersonWish } from './person-truth';

export interface CandidateChanges {
  addCandidate(wish?: Partial<PersonWish> & { application?: NewApplication }): {
    person: PersonTruth;
    candidate: CandidateRow;
  };
  updateCandidate(candidateId: number, patch: Partial<CandidateRow>): CandidateRow;
  setPrivate(candidateId: number, isPrivate: boolean): CandidateRow;
  /** Names become null, lists empty; the row stays. */
  anonymise(candidateId: number): CandidateRow;
  /** Gone everywhere, with no tombstone. */
  deleteCandidate(candidateId: number): void;
  /** Applications and files of the second move to the first, and the second is gone. */
  mergeCandidates(primaryId: number, secondaryId: number): void;
  addAttachment(candidateId: number, wish?: { type?: string; filename?: string; applicationId?: number }): Row;
  addEmployment(candidateId: number, wish: { company: string; title: string }): Row;
}

const OWNED_BY_APPLICATION = [
  'application_stages',
  'rejection_details',
  'prospect_details',
  'attachments',
  'notes',
] as const;
const OWNED_BY_CANDIDATE = ['attachments', 'notes', 'candidate_employments'] as const;

export function candidateChanges(
  account: GreenhouseAccount,
  { addApplication }: Pick<ApplicationChanges, 'addApplication'>,
): CandidateChanges {
  const { tables, insert, random, people, byCandidate, now } = account;
  let added = people.length + STRANGER_ROOM;

  const applicationsOf = (candidateId: number) => tables.applications.owned('candidate_id', candidateId) ?? [];

  function updateCandidate(candidateId: number, patch: Partial<CandidateRow>): CandidateRow {
    const row = tables.candidates.need(candidateId);
    Object.assign(row, patch);
    row.last_activity_at = touch(account, row);
    return row;
  }

  return {
    addCandidate(wish = {}) {
      const { application, ...fixed } = wish;
      const index = added++;
      const key = fixed.key ?? `added${index}`;
      const full: PersonWish = {
        first: 'Odalys',
        last: `Varga ${index}`,
        vanity: `odalys-varga-${index}`,
        shape: 'slash',
        ...fixed,
        key,
      };
      const person = inventPerson(index, random, full);
      const at = now();
      const row = candidateRow(person, random, { at, changed: at, secret: false, isCast: true });
      row.id = tables.candidates.nextId(random.int(1, 9));
      person.candidateId = row.id;
      tables.candidates.add(row);
      people.push(person);
      byCandidate.set(row.id, person);
      addApplication(row.id, application);
      return { person, candidate: row };
    },

    updateCandidate,

    setPrivate(candidateId, isPrivate) {
      const row = updateCandidate(candidateId, { private: isPrivate });
      judgeHidden(account, candidateId);
      return row;
    },

    anonymise(candidateId) {
      const row = tables.candidates.need(candidateId);
      emptyCandidate(row);
      touch(account, row);
      for (const application of applicationsOf(candidateId)) {
        Object.assign(application, { answers: [], location_address: null, custom_fields: {} });
        touch(account, application);
      }
      for (const name of OWNED_BY_CANDIDATE)
        for (const row of tables[name].owned('candidate_id', candidateId) ?? []) tables[name].remove(row.id);
      const person = byCandidate.get(candidateId);
      if (person) {
        person.hidden = 'anonymised';
        person.findable = 'none';
      }
      return row;
    },

    deleteCandidate(candidateId) {
      for (const application of applicationsOf(candidateId)) {
        for (const name of OWNED_BY_APPLICATION)
          for (const row of tables[name].owned('application_id', application.id) ?? []) tables[name].remove(row.id);
        tables.applications.remove(application.id);
      }
      for (const name of OWNED_BY_CANDIDATE)
        for (const row of tables[name].owned('candidate_id', candidateId) ?? []) tables[name].remove(row.id);
      tables.candidates.remove(candidateId);
      for (const person of people) if (person.candidateId === candidateId) person.candidateId = null;
      byCandidate.delete(candidateId);
    },

    mergeCandidates(primaryId, secondaryId) {
      const primary = tables.candidates.need(primaryId);
      const secondary = tables.candidates.need(secondaryId);
      for (const application of applicationsOf(secondaryId)) {
        tables.applications.reown(application.id, 'candidate_id', primaryId);
        touch(account, application);
      }
      for (const name of OWNED_BY_CANDIDATE)
        for (const row of tables[name].owned('candidate_id', secondaryId) ?? []) {
          tables[name].reown(row.id, 'candidate_id', primaryId);
          touch(account, row);
        }
      for (const column of [
        'email_addresses',
        'phone_numbers',
        'website_addresses',
        'social_media_addresses',
      ] as const) {
        const held = primary[column] as { value: string }[];
        for (const entry of secondary[column] as { value: string }[])
          if (!held.some(({ value }) => value === entry.value)) held.push(entry);
      }
      primary.last_activity_at = touch(account, primary);
      tables.candidates.remove(secondaryId);
      for (const person of people) if (person.candidateId === secondaryId) person.candidateId = primaryId;
      byCandidate.delete(secondaryId);
      judgeHidden(account, primaryId);
    },

    addAttachment(candidateId, wish = {}) {
      const candidate = tables.candidates.need(candidateId);
      const applicationId = wish.applicationId ?? applicationsOf(candidateId).at(-1)?.id ?? null;
      candidate.last_activity_at = iso(now());
      return insert(
        'attachments',
        {
          application_id: applicationId,
          candidate_id: candidateId,
          type: wish.type ?? 'resume',
          filename: wish.filename ?? 'new-resume.pdf',
        },
        now(),
      );
    },

    addEmployment(candidateId, { company, title }) {
      for (const row of tables.candidate_employments.owned('candidate_id', candidateId) ?? []) {
        row.latest = false;
        touch(account, row);
      }
      return insert(
        'candidate_employments',
        {
          candidate_id: candidateId,
          company_name: company,
          title,
          start_date: iso(now()).slice(0, 10),
          end_date: null,
          latest: true,
        },
        now(),
      );
    },
  };
}
