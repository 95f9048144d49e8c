// How deeply the tags of a page's source are nested, found without building the page: jsdom needs time by the square of
// the depth. An estimate by the tags alone, good enough to refuse what no browser would build.

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** These end by themselves where the next of their kind begins, so rows of them without an end tag are not nested. */
const ENDED_BY_NEXT = new Set('html head body p li dt dd option tr td th thead tbody tfoot colgroup a'.split(' '));
/** Nothing in them is a tag. */
const RAW = new Set('script style textarea title xmp iframe noembed noframes'.split(' '));
const FOREIGN = new Set(['svg', 'math']);
const TAG = /<(\/?)([a-z][^\s/>]*)/iy;

/** True as soon as more than `limit` elements are open at once. */
export function isDeeperThan(html: string, limit: number): boolean {
  const open: string[] = [];
  let foreign = 0;
  let at = html.indexOf('<');
  for (; at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const after = html.indexOf('-->', at + 2);
      if (after === -1) return false;
      at = after + 3;
      continue;
    }
    TAG.lastIndex = at;
    const [text, slash, written] = TAG.exec(html) ?? [];
    if (text === undefined || written === undefined) {
      at += 1;
      continue;
    }
    const name = written.toLowerCase();
    const close = endOfTag(html, at + text.length);
    if (close === -1) return false;
    at = close + 1;
    if (slash === '/') {
      const index = open.lastIndexOf(name);
      if (index !== -1) foreign -= open.splice(index).filter((one) => FOREIGN.has(one)).length;
      continue;
    }
    const endsItself = VOID.has(name) || ENDED_BY_NEXT.has(name) || (foreign > 0 && html[close - 1] === '/');
    if (!endsItself) {
      open.push(name);
      if (FOREIGN.has(name)) foreign += 1;
      if (open.length > limit) return true;
    }
    if (foreign === 0 && RAW.has(name)) {
      const rest = new RegExp(`</${name}`, 'gi');
      rest.lastIndex = at;
      const found = rest.exec(html);
      if (found === null) return false;
      at = found.index;
    }
  }
  return false;
}

/** Where the tag's `>` stands, past values in quotes; -1: the source ends first. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    if (html[at] === '>') return at;
    if (html[at] !== '=') continue;
    while (/\s/.test(html[at + 1] ?? '')) at += 1;
    const quote = html[at + 1];
    if (quote !== '"' && quote !== "'") continue;
    at = html.indexOf(quote, at + 2);
    if (at === -1) return -1;
  }
  return -1;
}
