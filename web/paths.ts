/** Every link of the screens in one place, so that a page can move without a hunt through the areas. */

export const paths = {
  home: () => '/',
  inbox: () => '/inbox',
  conversation: (id: string) => `/inbox/${encodeURIComponent(id)}`,
  listening: () => '/listening',
  monitor: (id: string) => `/listening/${encodeURIComponent(id)}`,
  /** What was heard, as it comes, narrowed to what a figure counted. */
  heard: (asked: Record<string, string | undefined> = {}) => withQuery('/listening/heard', asked),
  analysis: () => '/listening/analysis',
  emerging: (view: { team?: string } = {}) => withQuery('/listening/emerging', view),
  outspoken: () => '/listening/outspoken',
  channels: (ask: { hold?: 'yes' } = {}) => withQuery('/channels', ask),
  channel: (id: string) => `/channels/${encodeURIComponent(id)}`,
  deliveries: (view: { show?: 'held' | 'refused' | 'all' } = {}) => withQuery('/channels/deliveries', view),
  imports: () => '/channels/imports',
  import: (id: string, view: { show?: 'unheard' } = {}) =>
    withQuery(`/channels/imports/${encodeURIComponent(id)}`, view),
  importAddress: (id: string) => `/channels/imports/addresses/${encodeURIComponent(id)}`,
  /** What was heard away from networks is written down. */
  writeDown: () => '/heard',
  webhooks: () => '/channels/webhooks',
  webhook: (id: string) => `/channels/webhooks/${encodeURIComponent(id)}`,
  people: (view: { tab?: 'duty' | 'members' | 'teams'; team?: string; invite?: 'yes' } = {}) =>
    withQuery('/people', view),
  account: () => '/account',
  welcome: (step?: string) => withQuery('/welcome', { step }),
  routing: () => '/routing',
  rules: () => '/routing/rules',
  rule: (id: string) => `/routing/rules/${encodeURIComponent(id)}`,
  topics: () => '/routing/topics',
  learned: () => '/routing/learned',
  triage: () => '/inbox?view=nobody',
  status: () => '/status',
  parts: () => '/parts',
  forgotten: () => '/forgotten-password',
  signIn: (back?: string) => (back ? `/sign-in?back=${encodeURIComponent(back)}` : '/sign-in'),
} as const

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** A way back is followed only inside our own pages: an address from outside would be an open redirect. */
export function safeBack(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : paths.home()
}

/** An address as a Link takes it: the path, and its query apart. */
export function linkTo(href: string): { to: string; search: Record<string, string> } {
  const [to = '/', query] = href.split('?')
  return { to, search: Object.fromEntries(new URLSearchParams(query)) }
}
