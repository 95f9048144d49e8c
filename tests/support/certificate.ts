// A self-signed certificate made at run time, so that tests can serve real host names over real TLS without any
// certificate tool installed. Never used by the product.

import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
  /** Base64 SHA-256 of the public key, as `--ignore-certificate-errors-spki-list` wants it. */
  spkiHash: string;
}

function der(tag: number, ...parts: (Buffer | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const ECDSA_SHA256 = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
const COMMON_NAME = der(0x06, [0x55, 0x04, 0x03]);
const ALT_NAME = der(0x06, [0x55, 0x1d, 0x11]);

function utcTime(at: Date): Buffer {
  const text = `${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`;
  return der(0x17, Buffer.from(text, 'latin1'));
}

/** An EC P-256 certificate valid from yesterday for a year, for the given DNS names. */
export function makeCertificate(hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const now = Date.now();
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('In ATS tests')))));
  const altNames = sequence(...hosts.map((host) => der(0x82, Buffer.from(host, 'latin1'))));
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ECDSA_SHA256,
    name,
    sequence(utcTime(new Date(now - 864e5)), utcTime(new Date(now + 365 * 864e5))),
    name,
    spki,
    der(0xa3, sequence(sequence(ALT_NAME, der(0x04, altNames)))),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ECDSA_SHA256, der(0x03, [0], signature));
  const lines = certificate.toString('base64').replace(/(.{64})/g, '$1\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  };
}
