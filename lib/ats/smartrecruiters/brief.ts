// What is kept of people nobody has looked at, where full records are not wanted: what recognises them, the name, without which
// no match is certain, newest job, stage and status.

import type { AtsRecord } from '@/lib/ats/connector';
import type { CandidateData, DetailData } from './rows';

/** As `Connector.brief`. Keys pass through; what belongs to nobody is kept whole. */
export function toBrief(record: AtsRecord): AtsRecord | null {
  if (record.resource === 'candidate') {
    const { id, name, anonymous, assignments, isPoolLead, updatedAt } = record.data as CandidateData;
    // One whose status only the details tell would be shown no more: they are not kept.
    const told = assignments.filter(({ status }) => status !== null);
    const newest = told.find(({ status }) => status !== 'TRANSFERRED') ?? told[0];
    const data: CandidateData = {
      id,
      name,
      anonymous,
      location: null,
      tags: [],
      email: null,
      assignments: newest === undefined ? [] : [newest],
      isPoolLead,
      isBrief: true,
      updatedAt,
    };
    return { ...record, data };
  }
  if (record.resource === 'detail') {
    const { id } = record.data as DetailData;
    const data: DetailData = {
      id,
      phone: null,
      urls: [],
      employments: [],
      company: null,
      title: null,
      schools: [],
      assignments: [],
    };
    return { ...record, data };
  }
  return record.resource === 'attachments' ? null : record;
}
