// Words in the paths of other sites, as data: extending a list needs no code. Each list for itself, so that the script of
// one site carries its own and no other. Lower case.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

// First path segments that are never a user name.

export const GITHUB_RESERVED =
  /* @__PURE__ */ words(`about account apps codespaces collections contact copilot customer-stories dashboard discussions
    enterprise enterprises events explore features gist issues join login logout marketplace mobile models new
    notifications nonprofit organizations orgs partners password_reset pricing projects pulls readme resources search
    security sessions settings signup site solutions sponsors stars team topics trending users watching why-github`);
export const GIST_RESERVED = /* @__PURE__ */ words('discover starred forked search auth login join');
export const GITLAB_RESERVED =
  /* @__PURE__ */ words(`- admin api dashboard explore groups help import oauth profile projects public s search snippets
    uploads users sign_in sign_up sign_out password confirmation`);
export const X_RESERVED =
  /* @__PURE__ */ words(`home explore search notifications messages settings i compose login logout signup tos privacy about jobs
    hashtag intent share account download followers following mentions bookmarks lists`);
export const HUGGINGFACE_RESERVED =
  /* @__PURE__ */ words(`models datasets spaces docs blog pricing login join settings organizations tasks chat papers
    collections new search enterprise learn posts api`);
export const KAGGLE_RESERVED =
  /* @__PURE__ */ words(`code datasets competitions discussions models learn rankings account organizations search work docs
    benchmarks about contact terms privacy cookies host team kernels static settings inbox me notifications jobs
    progression simulations game-arena community-guidelines`);
export const DEVTO_RESERVED =
  /* @__PURE__ */ words(`t tags search settings enter about contact top latest videos podcasts pod listings readinglist
    code-of-conduct privacy terms new dashboard notifications`);
export const DRIBBBLE_RESERVED =
  /* @__PURE__ */ words(`shots designers hiring jobs signup session search tags teams following learn pro stories freelance
    account services marketplace`);
export const BEHANCE_RESERVED = /* @__PURE__ */ words(
  `gallery galleries search joblist live hire blog pro about careers assets moodboard collection`,
);
export const MEDIUM_RESERVED =
  /* @__PURE__ */ words(`m tag tags topic topics search me about policy p plans membership new-story creators business feed
    www api help`);
export const FACEBOOK_RESERVED =
  /* @__PURE__ */ words(`groups events pages watch marketplace gaming login help reel reels stories hashtag people photo
    share sharer privacy policies friends messages
    notifications bookmarks saved memories settings ads business careers legal directory recover fundraisers jobs
    places offers videos`);

// Second path segments that still show the person's own profile.

export const X_TABS = /* @__PURE__ */ words(
  'with_replies media likes highlights articles followers following verified_followers photo about lists',
);
export const BLUESKY_TABS = /* @__PURE__ */ words('followers follows known-followers search');
export const MASTODON_TABS = /* @__PURE__ */ words('with_replies media featured followers following');
export const DRIBBBLE_TABS = /* @__PURE__ */ words(
  'shots about collections boosted liked likes projects followers following buckets',
);
export const BEHANCE_TABS = /* @__PURE__ */ words(
  'appreciated moodboards collections info projects resume insights wip followers following',
);
export const KAGGLE_TABS = /* @__PURE__ */ words(
  'code datasets competitions discussion discussions models followers following about notebooks',
);
export const HUGGINGFACE_TABS = /* @__PURE__ */ words(
  'models datasets spaces collections papers activity followers following likes',
);
export const FACEBOOK_TABS = /* @__PURE__ */ words('about photos friends videos');
export const MEDIUM_TABS = /* @__PURE__ */ words('about followers following lists');
