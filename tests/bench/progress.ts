// What the benchmark says while it runs: to standard error, because standard output belongs to the figures.

const begunAt = Date.now();

export function tell(text: string): void {
  const seconds = ((Date.now() - begunAt) / 1000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${text}\n`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
