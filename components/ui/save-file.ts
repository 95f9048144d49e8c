// Hands the user a file that was made here. Nothing leaves the browser.

export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has the address by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
