// Small files that open, for every simulator's downloads. Their contents say nothing of anybody.

/** A file of the kind its name promises; `mark` is printed in it. */
export function sampleFile(filename: string, mark: string | number): { type: string; bytes: Buffer } {
  if (filename.endsWith('.pdf')) return { type: 'application/pdf', bytes: smallPdf(`Curriculum vitae ${mark}`) };
  if (filename.endsWith('.rtf'))
    return { type: 'application/rtf', bytes: Buffer.from(`{\\rtf1\\ansi Curriculum vitae ${mark}}`) };
  return { type: 'text/plain; charset=utf-8', bytes: Buffer.from(`Notes ${mark}\n`) };
}

function smallPdf(text: string): Buffer {
  const stream = `BT /F1 18 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
