// Writes a table as CSV for a spreadsheet. What a page or a stranger wrote is data there, never a formula.

import Papa from 'papaparse';

/**
 * RFC 4180. Cells that begin with `= + - @`, a tab or a line end get an apostrophe in front, which spreadsheets show as text:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function writePlainCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const escapeFormulae = /^[\s\u200b-\u200f\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;
  return `${Papa.unparse([[...header], ...rows.map((row) => [...row])], { escapeFormulae, newline: '\r\n' })}\r\n`;
}

/** The same behind a byte order mark, or Excel reads another alphabet. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${writePlainCsv(header, rows)}`;
}
