// What one signal of a page says of the person it is about. The signals are put together in any-page.ts.

export interface PageSubject {
  name: string | null;
  company: string | null;
  title: string | null;
  location: string | null;
  /** Absolute addresses they give for themselves, this page's among them or not. */
  addresses: string[];
  emails: string[];
}
