// What people and Lever itself do to a simulated account, with the traces they leave and those they do not. Every edit
// moves the `updatedAt` of the opportunities it is seen on.

import { contactRow, fileRow, insertCandidacy, parsedData } from './lever-insert';
import { LEAD_STAGES, uuid } from './lever-reference';
import type {
  ApplicationRow,
  ContactRow,
  DeletedKind,
  FileRow,
  NoteRow,
  OpportunityRow,
  Origin,
  PostingRow,
  ResumeRow,
  StageRow,
} from './lever-rows';
import type { LeverPerson, LeverWorld } from './lever-world';
import { inventPerson, type PersonWish } from './person-truth';

export interface NewOpportunity {
  /** The posting's text; null for a lead. Without it, the first of the cast's. */
  posting?: string | null;
  /** The stage's text. */
  stage?: string;
  origin?: Origin;
}

export interface LeverChanges {
  addPerson(wish?: Partial<PersonWish> & { opportunity?: NewOpportunity }): LeverPerson & { contactId: string };
  addOpportunity(contactId: string, wish?: NewOpportunity): OpportunityRow;
  /** To the stage of that text, or the next one. What is archived stays archived. */
  moveStage(opportunityId: string, stageText?: string): OpportunityRow;
  /** Hired or rejected, as the type of the reason says. */
  archive(opportunityId: string, reasonText?: string): OpportunityRow;
  unarchive(opportunityId: string): OpportunityRow;
  snooze(opportunityId: string, untilMs: number | null): OpportunityRow;
  assign(opportunityId: string, userId: string | null): OpportunityRow;
  setTags(opportunityId: string, tags: readonly string[]): OpportunityRow;
  addLinks(opportunityId: string, links: readonly string[]): OpportunityRow;
  removeLinks(opportunityId: string, links: readonly string[]): OpportunityRow;
  /**
   * Seen on all opportunities of the person. Whether Lever moves their `updatedAt` is not documented: it does here,
   * unless `silently`.
   */
  editContact(
    contactId: string,
    patch: Partial<Pick<ContactRow, 'name' | 'headline' | 'location' | 'emails' | 'phones'>>,
    silently?: boolean,
  ): ContactRow;
  addResume(opportunityId: string, name?: string): ResumeRow;
  addFile(opportunityId: string, name?: string): FileRow;
  addNote(opportunityId: string, value?: string): NoteRow;
  /** Name, contact data, links and files are gone; the rows stay. */
  anonymise(contactId: string, atMs?: number): void;
  /** The loser's opportunities point at the winner, and the loser is gone without a trace. */
  mergeContacts(winnerId: string, loserId: string): void;
  /** Told by the feed of deletions. A contact goes with its last one. */
  deleteOpportunity(opportunityId: string): void;
  /** All their opportunities. */
  deletePerson(contactId: string): void;
  /** The opportunity stays, as a lead. */
  deleteApplication(applicationId: string): void;
  /** Applications to it go on naming it. */
  deletePosting(postingId: string): void;
  /** What turns confidential leaves the default lists without a trace. */
  setConfidential(opportunityId: string, confidential: boolean): OpportunityRow;
  /** And with it every opportunity that applies to it. */
  setPostingConfidential(postingId: string, confidential: boolean): PostingRow;
  editPosting(postingId: string, patch: Partial<Pick<PostingRow, 'text' | 'state'>>): PostingRow;
}

// Keeps people added later apart from those an account was made with.
const FIRST_ADDED = 3_500_000;

export function leverChanges(world: LeverWorld): LeverChanges {
  const { tables, random, people } = world;
  let added = FIRST_ADDED;

  const touch = (opportunity: OpportunityRow, at = world.now()): OpportunityRow => {
    opportunity.updatedAt = Math.max(at, opportunity.createdAt);
    return opportunity;
  };
  const interact = (opportunity: OpportunityRow): OpportunityRow => {
    opportunity.lastInteractionAt = touch(opportunity).updatedAt;
    return opportunity;
  };
  const edit = (id: string, change: (row: OpportunityRow) => Partial<OpportunityRow>): OpportunityRow => {
    const row = tables.opportunities.need(id);
    return touch(Object.assign(row, change(row)));
  };
  const contactNeeded = (id: string): ContactRow => {
    const contact = tables.contacts.get(id);
    if (!contact) throw new Error(`no contact ${id}`);
    return contact;
  };
  const personOf = (contactId: string) => people.find((person) => person.contactId === contactId);
  const buried = (kind: DeletedKind, id: string) => tables.deleted[kind].push({ id, deletedAt: world.now() });
  const stageIndex = (text: string): number => {
    const index = tables.stages.findIndex((stage) => stage.text === text);
    if (index < 0) throw new Error(`no stage called ${text}`);
    return index;
  };
  const enter = (opportunity: OpportunityRow, index: number): Partial<OpportunityRow> => {
    const at = world.now();
    const stage = (tables.stages[index] as StageRow).id;
    const change = { toStageId: stage, toStageIndex: index, updatedAt: at, userId: world.recruiter.id };
    return { stage, stageChanges: [...opportunity.stageChanges, change], lastAdvancedAt: at };
  };
  const setArchived = (id: string, archived: OpportunityRow['archived']): OpportunityRow => {
    for (const application of tables.applications.owned(id)) application.archived = archived;
    return interact(edit(id, () => ({ archived })));
  };
  const removeOwned = (opportunityId: string): void => {
    for (const name of ['resumes', 'files', 'notes'] as const)
      for (const row of tables[name].owned(opportunityId)) tables[name].remove(row.id);
  };

  return {
    addPerson(wish = {}) {
      const { opportunity, ...fixed } = wish;
      const index = added++;
      const truth = inventPerson(index, random, {
        key: `added${index}`,
        first: 'Odalys',
        last: `Varga ${index}`,
        vanity: `odalys-varga-${index}`,
        shape: 'slash',
        ...fixed,
      });
      const contact = contactRow(truth, random);
      tables.contacts.set(contact.id, contact);
      const person = { truth, contactId: contact.id };
      people.push(person);
      world.addOpportunity(contact.id, opportunity);
      return person;
    },
    addOpportunity(contactId, wish = {}) {
      const contact = contactNeeded(contactId);
      const posting = wish.posting === null ? null : world.postingNamed(wish.posting ?? 'Senior Backend Engineer');
      const at = world.now();
      const truth = personOf(contactId)?.truth ?? inventPerson(added++, random);
      return insertCandidacy(
        world,
        contactId,
        { ...truth, name: contact.name, emails: contact.emails },
        {
          at,
          changedAt: at,
          posting,
          stage: wish.stage === undefined ? (posting ? LEAD_STAGES : 0) : stageIndex(wish.stage),
          ended: null,
          reason: 0,
          origin: wish.origin ?? (posting ? 'applied' : 'sourced'),
          snoozed: false,
          resume: null,
          files: [],
          note: false,
          fixed: true,
        },
        at,
      );
    },
    moveStage: (id, stageText) =>
      interact(
        edit(id, (row) => {
          const here = tables.stages.findIndex((stage) => stage.id === row.stage);
          const next = stageText === undefined ? here + 1 : stageIndex(stageText);
          if (next >= tables.stages.length) throw new Error(`opportunity ${id} is in the last stage`);
          return enter(row, next);
        }),
      ),
    archive(id, reasonText = 'Underqualified') {
      const reason = tables.reasons.find(({ text }) => text === reasonText);
      if (!reason) throw new Error(`no archive reason called ${reasonText}`);
      return setArchived(id, { reason: reason.id, archivedAt: world.now() });
    },
    unarchive: (id) => setArchived(id, null),
    snooze: (id, untilMs) => edit(id, () => ({ snoozedUntil: untilMs })),
    assign: (id, userId) => edit(id, () => ({ owner: userId })),
    setTags: (id, tags) => edit(id, () => ({ tags: [...tags] })),
    addLinks: (id, links) => edit(id, (row) => ({ links: [...new Set([...row.links, ...links])] })),
    removeLinks: (id, links) => edit(id, (row) => ({ links: row.links.filter((link) => !links.includes(link)) })),
    editContact(contactId, patch, silently = false) {
      const contact = Object.assign(contactNeeded(contactId), patch);
      if (!silently) for (const row of tables.opportunities.owned(contactId)) touch(row);
      return contact;
    },
    addResume(id, name = 'new-resume.pdf') {
      const row = interact(tables.opportunities.need(id));
      const truth = personOf(row.contact)?.truth;
      return tables.resumes.add({
        ...fileRow({ id, createdAt: world.now() }, name, 'processed', random),
        parsedData: truth ? parsedData(truth, true, random) : null,
      });
    },
    addFile(id, name = 'portfolio.pdf') {
      interact(tables.opportunities.need(id));
      return tables.files.add(fileRow({ id, createdAt: world.now() }, name, 'processed', random));
    },
    addNote(id, value = 'Spoke again today.') {
      const row = interact(tables.opportunities.need(id));
      return tables.notes.add({
        id: uuid(random),
        opportunityId: id,
        value,
        user: world.recruiter.id,
        stage: row.stage,
        secret: false,
        createdAt: world.now(),
      });
    },
    anonymise(contactId, atMs) {
      const contact = contactNeeded(contactId);
      Object.assign(contact, { name: '', headline: '', isAnonymized: true, location: null, emails: [], phones: [] });
      const wiped: Partial<ApplicationRow> = {
        name: '',
        company: null,
        email: null,
        phone: null,
        links: [],
        comments: null,
      };
      for (const row of tables.opportunities.owned(contactId)) {
        Object.assign(row, { location: '', links: [], tags: [] });
        for (const application of tables.applications.owned(row.id)) Object.assign(application, wiped);
        removeOwned(row.id);
        touch(row, atMs);
      }
    },
    mergeContacts(winnerId, loserId) {
      const winner = contactNeeded(winnerId);
      const loser = contactNeeded(loserId);
      for (const { id } of tables.opportunities.owned(loserId)) {
        tables.opportunities.reown(id, { contact: winnerId });
      }
      winner.emails = [...new Set([...winner.emails, ...loser.emails])];
      const known = new Set(winner.phones.map(({ value }) => value));
      winner.phones.push(...loser.phones.filter(({ value }) => !known.has(value)));
      for (const row of tables.opportunities.owned(winnerId)) touch(row);
      tables.contacts.delete(loserId);
      const person = personOf(loserId);
      if (person) person.contactId = null;
    },
    deleteOpportunity(id) {
      const { contact } = tables.opportunities.need(id);
      for (const application of tables.applications.owned(id)) {
        tables.applications.remove(application.id);
        buried('applications', application.id);
      }
      removeOwned(id);
      tables.opportunities.remove(id);
      buried('opportunities', id);
      if (tables.opportunities.owned(contact).length > 0) return;
      tables.contacts.delete(contact);
      const person = personOf(contact);
      if (person) person.contactId = null;
    },
    deletePerson(contactId) {
      for (const { id } of tables.opportunities.owned(contactId)) world.deleteOpportunity(id);
    },
    deleteApplication(id) {
      const { opportunityId } = tables.applications.need(id);
      tables.applications.remove(id);
      buried('applications', id);
      touch(tables.opportunities.need(opportunityId));
    },
    deletePosting(id) {
      tables.postings.remove(id);
      buried('postings', id);
    },
    setConfidential: (id, confidential) =>
      edit(id, () => ({ confidentiality: confidential ? 'confidential' : 'non-confidential' })),
    setPostingConfidential(id, confidential) {
      const posting = tables.postings.need(id);
      posting.confidentiality = confidential ? 'confidential' : 'non-confidential';
      posting.updatedAt = world.now();
      for (const application of tables.applications.newestFirst())
        if (application.posting === id) world.setConfidential(application.opportunityId, confidential);
      return posting;
    },
    editPosting: (id, patch) => Object.assign(tables.postings.need(id), patch, { updatedAt: world.now() }),
  };
}
