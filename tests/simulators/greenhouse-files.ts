// Files of a simulated Greenhouse account: signed addresses on another host, that end after a week.

import { createHash } from 'node:crypto';
import type { SimulatorClock } from './clock';
import type { Row } from './greenhouse-rows';
import { sampleFile } from './sample-file';
import { headerOf, type SimulatedRequest, type SimulatedResponse } from './simulated-server';

/** Where signed files lie. */
export const FILE_HOST = 'prod-heroku.s3.example';
const LINK_LIFE_MS = 7 * 86_400_000;

export interface Files {
  /** A new address of an attachment. */
  addressOf(attachment: Row): string;
  /** @param onFile told of every attachment whose file is handed out */
  handleFile(request: SimulatedRequest, url: URL, onFile: (attachment: Row) => void): SimulatedResponse;
}

/** @param about.attachmentOf an attachment of the account by id */
export function createFiles(about: {
  seed: number;
  clock: SimulatorClock;
  attachmentOf(id: number): Row | undefined;
}): Files {
  const { seed, clock, attachmentOf } = about;
  return {
    addressOf(attachment) {
      const signedAt = clock.now();
      const path = `attachments/${attachment.id}/${encodeURIComponent(String(attachment.filename))}`;
      return `https://${FILE_HOST}/${path}?X-Amz-Date=${signedAt}&X-Amz-Expires=${LINK_LIFE_MS / 1000}&X-Amz-Signature=${signature(seed, attachment.id, signedAt)}`;
    },

    handleFile(request, url, onFile) {
      if (headerOf(request, 'authorization') !== undefined)
        return xml(400, 'InvalidArgument', 'Only one auth mechanism allowed');
      if (request.method !== 'GET') return xml(403, 'AccessDenied', 'Access Denied');
      const [, , idText = ''] = url.pathname.split('/');
      const id = Number(idText);
      const signedAt = Number(url.searchParams.get('X-Amz-Date'));
      if (url.searchParams.get('X-Amz-Signature') !== signature(seed, id, signedAt))
        return xml(403, 'SignatureDoesNotMatch', 'The signature does not match');
      if (clock.now() >= signedAt + LINK_LIFE_MS) return xml(403, 'AccessDenied', 'Request has expired');
      const row = attachmentOf(id);
      if (!row) return xml(404, 'NoSuchKey', 'The specified key does not exist.');
      onFile(row);
      const filename = String(row.filename);
      const file = sampleFile(filename, id);
      return {
        status: 200,
        headers: {
          'content-type': file.type,
          'cache-control': 'private, max-age=600',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
        },
        body: file.bytes,
        cut: false,
      };
    },
  };
}

function signature(seed: number, id: number, signedAt: number): string {
  return createHash('sha256').update(`${seed}/${id}/${signedAt}`).digest('hex');
}

function xml(status: number, code: string, text: string): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message></Error>`,
    ),
    cut: false,
  };
}
