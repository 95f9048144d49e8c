// Lays entries of a table out in lines, so that a change to one shows as one.

const WIDTH = 118;

export function wrapped(entries: readonly string[], separator: string): string {
  const lines: string[] = [];
  let line = '';
  for (const entry of entries) {
    if (line.length + entry.length + separator.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += entry + separator;
  }
  return [...lines, line].join('\n');
}
