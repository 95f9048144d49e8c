// Which site's rule reads an address, by its host alone. Without domain data, so that what runs in a page may carry it.

import {
  behanceKey,
  blueskyKey,
  crunchbaseKey,
  devtoKey,
  dribbbleKey,
  facebookKey,
  gistKey,
  githubAvatarKey,
  githubKey,
  gitlabKey,
  huggingfaceKey,
  kaggleKey,
  mediumKey,
  orcidKey,
  type Place,
  researchgateKey,
  scholarKey,
  stackAccountKey,
  stackKey,
  wellfoundKey,
  xingKey,
  xKey,
} from './site-addresses';

interface SiteRule {
  host: RegExp;
  key(place: Place): string | null;
}

const RULES: readonly SiteRule[] = [
  { host: /^github\.com$/, key: githubKey },
  { host: /^gist\.github\.com$/, key: gistKey },
  { host: /^avatars\d?\.githubusercontent\.com$/, key: githubAvatarKey },
  { host: /^gitlab\.com$/, key: gitlabKey },
  {
    host: /^(?:[a-z0-9-]+\.)*stackoverflow\.com$|^[a-z0-9.-]+\.stackexchange\.com$|^(?:meta\.)?(?:superuser|serverfault|askubuntu|stackapps)\.com$|^(?:meta\.)?mathoverflow\.net$/,
    key: stackKey,
  },
  {
    host: /^stackexchange\.com$/,
    key: stackAccountKey,
  },
  { host: /^(?:mobile\.|m\.)?(?:twitter|x)\.com$/, key: xKey },
  { host: /^bsky\.app$/, key: blueskyKey },
  { host: /^(?:[a-z]+\.)?xing\.com$/, key: xingKey },
  { host: /^(?:wellfound\.com|angel\.co)$/, key: wellfoundKey },
  { host: /^crunchbase\.com$/, key: crunchbaseKey },
  { host: /^scholar\.google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/, key: scholarKey },
  { host: /^orcid\.org$/, key: orcidKey },
  { host: /^researchgate\.net$/, key: researchgateKey },
  { host: /^dribbble\.com$/, key: dribbbleKey },
  { host: /^behance\.net$/, key: behanceKey },
  { host: /^kaggle\.com$/, key: kaggleKey },
  { host: /^(?:huggingface|hf)\.co$/, key: huggingfaceKey },
  { host: /^(?:[a-z0-9-]+\.)?medium\.com$/, key: mediumKey },
  { host: /^dev\.to$/, key: devtoKey },
  { host: /^(?:m\.|mbasic\.|web\.|[a-z]{2}-[a-z]{2}\.)?(?:facebook|fb)\.com$/, key: facebookKey },
];

/**
 * The key of an address on a host of one of the sites: null where it is no person's, undefined where the host is none of
 * them. Any host may run Mastodon, and is not among them.
 *
 * @example keyByHost(placeOf('https://github.com/Mara-Example')) // 'github:mara-example'
 */
export function keyByHost(place: Place): string | null | undefined {
  const rule = RULES.find(({ host }) => host.test(place.host));
  return rule?.key(place);
}
