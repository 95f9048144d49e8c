// Cuts streamed text into lines. A line ends with LF or CRLF and nothing else: the other characters that some call line
// ends may stand in what people paste, and a line more would shift every answer after it.

/** Longer lines are cut here; far beyond what anybody reads keys from. */
const LONGEST = 1_000_000;

/** @example for await (const line of linesOf(process.stdin)) … */
export async function* linesOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of chunks) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield ended(held + piece);
      held = '';
    }
    if (held.length < LONGEST) held += last;
  }
  held += decoder.decode();
  if (held !== '') yield ended(held);
}

function ended(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
