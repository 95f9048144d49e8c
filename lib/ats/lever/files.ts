// Where a file's bytes are to be had: an address of the API itself, which opens with the key only. It asks for nothing.

import type { FileSource } from '@/lib/ats/connector';
import { AppError } from '@/lib/errors';
import type { Api } from './api';

export type FileKind = 'resumes' | 'files';

const PART = /^(?!\.+$)[\w.:~-]{1,200}$/;

/** `<opportunity>/resumes/<id>`: all that the address takes. */
export function attachmentId(opportunityId: string, kind: FileKind, id: string): string {
  return `${opportunityId}/${kind}/${id}`;
}

/** @throws AppError `ats/gone` for an id that names no file of ours */
export function fileSource(api: Api, attachment: string): FileSource {
  const [opportunity = '', kind = '', id = '', ...rest] = attachment.split('/');
  const known = kind === 'resumes' || kind === 'files';
  if (!known || rest.length > 0 || !PART.test(opportunity) || !PART.test(id)) {
    throw new AppError('ats/gone', { about: ['file'] });
  }
  return api.download(`opportunities/${opportunity}/${kind}/${id}/download`);
}
