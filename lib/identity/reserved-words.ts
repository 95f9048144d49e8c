// Words and hosts that look like a person's address but are none, as data: extending a list needs no code.
// Nothing here decides anything; site-url.ts does.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Hosts where `/@name` is an account of that host and no Mastodon account. Registrable domains. */
export const NOT_MASTODON = words(`youtube.com tiktok.com threads.net threads.com medium.com instagram.com flipboard.com
  npmjs.com producthunt.com hashnode.com substack.com odysee.com rumble.com telegram.me t.me lemon8-app.com
  unsplash.com vero.co vsco.co steemit.com hive.blog peakd.com paragraph.xyz mirror.xyz cash.app`);

/** Each sub-domain is somebody's own site. Hosts of the public suffix list's private part are known without this. */
export const SITES_BY_SUBDOMAIN = words(`wordpress.com blogspot.com wixsite.com weebly.com webflow.io tumblr.com
  substack.com carrd.co framer.website framer.site notion.site super.site netlify.app vercel.app myportfolio.com
  journoportfolio.com format.com ghost.io hashnode.dev bearblog.dev strikingly.com jimdosite.com jimdofree.com
  cargo.site squarespace.com`);

/** The first path segment is somebody's own site. */
export const SITES_BY_PATH = words(`linktr.ee about.me bio.link beacons.ai lnk.bio read.cv polywork.com contra.com
  peerlist.io bento.me solo.to notion.so campsite.bio bio.site flow.page`);

/** Pages below the root there belong to a project as often as to a person. */
export const PROJECT_PAGES = words('github.io gitlab.io readthedocs.io');

/** Sub-domains people put their own pages under; any other may be a department. */
export const PERSONAL_SUBDOMAINS = words('me cv resume portfolio about blog home');

/** Domains of everybody: no address there is a personal web site. */
export const SHARED_DOMAINS = words(`linkedin.com linkedin.cn lnkd.in licdn.com github.com gitlab.com bitbucket.org
  stackoverflow.com stackexchange.com superuser.com serverfault.com askubuntu.com mathoverflow.net stackapps.com
  twitter.com x.com t.co bsky.app xing.com wellfound.com angel.co crunchbase.com google.com orcid.org researchgate.net
  dribbble.com behance.net kaggle.com huggingface.co medium.com dev.to facebook.com fb.com fb.me messenger.com
  instagram.com threads.net threads.com youtube.com youtu.be tiktok.com pinterest.com reddit.com quora.com
  goodreads.com amazon.com apple.com icloud.com microsoft.com live.com office.com outlook.com hotmail.com yahoo.com
  gmail.com googlemail.com aol.com gmx.de gmx.net web.de mail.ru yandex.ru proton.me protonmail.com fastmail.com
  wikipedia.org wikidata.org imdb.com vimeo.com soundcloud.com spotify.com bandcamp.com flickr.com 500px.com
  deviantart.com artstation.com codepen.io jsfiddle.net replit.com leetcode.com hackerrank.com codewars.com
  npmjs.com pypi.org crates.io docker.com upwork.com fiverr.com toptal.com freelancer.com indeed.com glassdoor.com
  monster.com ziprecruiter.com stepstone.de naukri.com seek.com.au dice.com calendly.com cal.com zoom.us slack.com
  discord.com discord.gg telegram.me t.me telegram.org whatsapp.com wa.me skype.com paypal.com paypal.me patreon.com
  ko-fi.com buymeacoffee.com dropbox.com box.com wetransfer.com notion.com figma.com canva.com miro.com trello.com
  wordpress.org wix.com squarespace.com substack.com tumblr.com blogger.com bit.ly tinyurl.com goo.gl ow.ly rb.gy
  is.gd buff.ly cutt.ly greenhouse.io lever.co smartrecruiters.com ashbyhq.com workable.com myworkdayjobs.com
  workday.com icims.com jobvite.com bamboohr.com recruitee.com personio.de personio.com teamtailor.com gem.com
  apollo.io zoominfo.com hireez.com seekout.io juicebox.ai meetup.com eventbrite.com slideshare.net scribd.com
  academia.edu semanticscholar.org arxiv.org acm.org ieee.org`);

/** Single path segments that are still a personal site's front door. */
export const FRONT_DOORS = words(`about about-me me cv resume portfolio contact home blog index.html index.htm index.php
  en de fr es`);

/** Mailboxes of a role, not of a person. */
export const ROLE_MAILBOXES = words(`info jobs job hr resume resumes career careers admin administrator noreply no-reply
  donotreply do-not-reply contact office hello team support sales recruiting recruitment recruiter talent hiring
  bewerbung bewerbungen karriere empleo emploi apply application applications postmaster webmaster mailer-daemon
  enquiries inquiries mail-noreply people humanresources staffing candidates recruiters sourcing jobapplications
  help service customerservice billing accounts marketing press media news newsletter notifications notification`);

/** Mailboxes somebody typed because the form asked for one. */
export const PLACEHOLDER_MAILBOXES = words(`noemail no-email no.email no_email none null na n.a test testing example
  unknown undefined nomail no-mail notprovided not.provided not-provided email mail xxx abc asdf anonymous noone nobody
  placeholder dummy fake notavailable not.available notapplicable noemailprovided no-email-provided donotemail tbd nil`);

/** Domains that forward or stand in for a mailbox: the address is not the person's. */
export const RELAY_DOMAINS = words(`users.noreply.github.com reply.linkedin.com e.linkedin.com linkedin.com
  greenhouse.io us.greenhouse.io eu.greenhouse.io inbound.greenhouse.io mail.greenhouse.io greenhouse-mail.io
  hire.lever.co lever.co smartrecruiters.com applynow.smartrecruiters.com ashbyhq.com reply.github.com
  indeedemail.com privaterelay.appleid.com noemail.com none.com test.com no-email.com nomail.com
  msg.monster.com reply.ziprecruiter.com candidate.workable.com workablemail.com
  mail.jobvite.com icims.com applicantstack.com recruitee-mail.com reply.dice.com guest.airbnb.com mailinator.com`);

/** Where anybody has a mailbox: an address there says nothing of the employer. */
export const FREE_MAIL_DOMAINS =
  words(`gmail.com googlemail.com yahoo.com ymail.com rocketmail.com outlook.com hotmail.com
  live.com msn.com passport.com aol.com aim.com icloud.com me.com mac.com proton.me protonmail.com pm.me fastmail.com
  fastmail.fm hey.com zoho.com zohomail.com mail.com email.com usa.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de
  t-online.de freenet.de posteo.de mailbox.org mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru rambler.ru
  ukr.net i.ua qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com daum.net hanmail.net rediffmail.com
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net juno.com
  btinternet.com virginmedia.com sky.com ntlworld.com talktalk.net orange.fr wanadoo.fr free.fr sfr.fr laposte.net
  libero.it virgilio.it tiscali.it alice.it terra.com.br uol.com.br bol.com.br ig.com.br telefonica.net seznam.cz
  centrum.cz wp.pl o2.pl onet.pl interia.pl abv.bg bigpond.com shaw.ca rogers.com sympatico.ca telus.net tutanota.com
  duck.com hushmail.com`);
