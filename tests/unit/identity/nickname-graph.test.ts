// Short forms of English given names: the common ones are known in both directions, and none leads on to a third name.

import { describe, expect, it } from 'vitest';
import { areNicknames, fullNamesOf, isGivenName } from '@/lib/identity/nickname-graph';
import { ENGLISH_NICKNAMES } from '@/lib/identity/nickname-list';

describe('short forms of given names', () => {
  it.each(
    `robert: bob bobby rob robbie bert; william: bill billy will willie liam; margaret: peggy peg meg maggie marge margie daisy;
    john: jack johnny jon; edward: ed eddie ted teddy ned; theodore: ted teddy theo; katherine: kate katie kathy kit kitty kay;
    elizabeth: liz lizzie beth betty bess betsy eliza libby elsie; catherine: kate katie kathy cathy cat; kathryn: kate katie kathy;
    kathleen: kate katie kathy; michael: mike mikey mick mickey; mary: molly polly mamie minnie; richard: dick rick rich richie ricky;
    henry: hank harry hal; charles: chuck charlie chas chip; james: jim jimmy jamie; alexandra: sandy alex sandra lexi;
    sandra: sandy; alexander: alex al sandy xander sasha; christina: tina chris chrissy; christine: tina chris; christopher: chris kit topher;
    thomas: tom tommy; joseph: joe joey; daniel: dan danny; david: dave davey; anthony: tony ant; matthew: matt matty; andrew: andy drew;
    steven: steve; stephen: steve steven; timothy: tim timmy; patrick: pat paddy; patricia: pat patty trish tricia patsy;
    lawrence: larry; gerald: gerry jerry; harold: harry hal; francis: frank; frances: fran frankie; nicholas: nick nicky nico cole;
    benjamin: ben benny; samuel: sam sammy; samantha: sam; jonathan: jon jonny; jacob: jake; zachary: zach zack; nathaniel: nate nat nathan;
    susan: sue susie; deborah: deb debbie; barbara: barb babs; jennifer: jen jenny; jacqueline: jackie; rebecca: becky becca;
    victoria: vicky tori vicki; virginia: ginny; theresa: terry tess tracy; eleanor: ellie nell nora; dorothy: dot dottie dolly;
    abigail: abby gail; isabella: bella izzy; stephanie: steph; jessica: jess; amanda: mandy; cynthia: cindy; pamela: pam; judith: judy;
    helen: nell nellie; martha: marty patty; ann: annie nan; anna: annie ann; sarah: sally sadie; florence: flo; josephine: jo josie;
    frederick: fred freddie; albert: al bert; ronald: ron; donald: don; kenneth: ken; philip: phil pip; gregory: greg; peter: pete;
    walter: walt wally; raymond: ray; leonard: leo len lenny; vincent: vince vinnie; eugene: gene; bartholomew: bart; augustus: gus`
      .split(';')
      .map((entry) => entry.trim().split(': ') as [string, string]),
  )('%s: %s', (full, shorts) => {
    for (const short of shorts.split(' ')) {
      expect([short, areNicknames(short, full)]).toEqual([short, true]);
      expect([short, areNicknames(full, short)]).toEqual([short, true]);
    }
  });

  it.each([
    ['patrick', 'patricia'],
    ['robert', 'albert'],
    ['edward', 'theodore'],
    ['samuel', 'samantha'],
    ['christopher', 'christina'],
    ['alexander', 'alexandra'],
    ['henry', 'harold'],
    ['francis', 'frances'],
    ['daniel', 'danielle'],
    ['martha', 'martin'],
    ['emily', 'mildred'],
    ['james', 'john'],
  ])('not %s and %s', (left, right) => {
    expect(areNicknames(left, right)).toBe(false);
  });

  it('few full names for any short one: each is a key of its own', () => {
    const entries = ENGLISH_NICKNAMES.split(';').map((entry) => entry.trim().split(/\s+/));
    for (const word of entries.flat().filter(Boolean)) {
      expect(isGivenName(word)).toBe(true);
      expect([word, fullNamesOf(word).length < 24]).toEqual([word, true]);
    }
  });

  it('is in the form that it is read in: small letters, each full name once, in order', () => {
    const entries = ENGLISH_NICKNAMES.trim().replace(/;$/, '').split(';');
    const fulls = entries.map((entry) => {
      expect(entry.trim()).toMatch(/^[a-z]+( [a-z]+)*$/);
      return entry.trim().split(' ')[0] ?? '';
    });
    expect(fulls).toEqual([...new Set(fulls)].sort());
  });
});
