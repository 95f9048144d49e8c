// The part of jsdom the tests and the command-line tools use; the package ships no types.

declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string);
    readonly window: {
      readonly document: Document;
      readonly MutationObserver: typeof MutationObserver;
      close(): void;
    };
  }
}
