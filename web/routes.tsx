/**
 * Every route in one place. Pages are loaded when they are visited, by dynamic import; what stands around them (the
 * frame) is loaded once somebody is signed in, so that the sign-in page carries neither.
 */

import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { mayRole } from '#platform/rights.ts'
import { CallError } from './call.ts'
import { isInFirstRun } from './first-run.ts'
import { loadPart } from './new-version.ts'
import { paths, safeBack } from './paths.ts'
import { type Session, sessionQuery, startQuery } from './session.ts'

type Load = () => Promise<Record<string, unknown>>

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  notFoundComponent: lazyRouteComponent(() => import('./frame/NotFound.tsx'), 'NotFound'),
  errorComponent: lazyRouteComponent(() => import('./frame/PageBroke.tsx'), 'PageBroke'),
})

const part = (load: Load, name: string) => lazyRouteComponent(() => loadPart(load), name)

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({ back: safeBack(search['back']) }),
  beforeLoad: async ({ context }) => {
    if (await isFirstRun(context.queries)) throw redirect({ href: paths.welcome() })
  },
  component: part(() => import('./door/SignIn.tsx'), 'SignIn'),
})

/** A server that does not answer is met by the form itself, which says so. */
const isFirstRun = (queries: QueryClient) =>
  queries.fetchQuery(startQuery).then(
    ({ state }) => state === 'first_run',
    () => false,
  )

async function sessionOrDoor(queries: QueryClient, href: string): Promise<Session> {
  try {
    return await queries.ensureQueryData(sessionQuery)
  } catch (caught) {
    if (caught instanceof CallError && caught.status === 401) throw redirect({ href: paths.signIn(href) })
    throw caught
  }
}

/** Open to anyone while there is no workspace, afterwards to those who may set it up. */
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  beforeLoad: async ({ context: { queries }, location }) => {
    if (await isFirstRun(queries)) return
    const { person } = await sessionOrDoor(queries, location.href)
    if (!mayRole(person.role, 'administer')) throw redirect({ href: paths.home() })
  },
  component: part(() => import('#areas/administration/screens/FirstRun.tsx'), 'FirstRun'),
})

/** A page that needs no session: `outside('/invitation', () => import('...'), 'Invitation')`. */
const outside = (path: string, load: Load, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: part(load, name) })

const invitation = outside('/invitation', () => import('#areas/administration/screens/Invitation.tsx'), 'Invitation')
const passwordReset = outside(
  '/password-reset',
  () => import('#areas/administration/screens/PasswordReset.tsx'),
  'PasswordReset',
)
const forgotten = outside(
  '/forgotten-password',
  () => import('#areas/administration/screens/ForgottenPassword.tsx'),
  'ForgottenPassword',
)

/** Everything inside the frame asks who is there first; who is not signed in goes to the door and comes back here. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const session = await sessionOrDoor(context.queries, location.href)
    // Who began to set up comes back to it, until they finish or skip.
    if (location.pathname === paths.home() && isInFirstRun(session.workspace.id))
      throw redirect({ href: paths.welcome() })
    return { session }
  },
  loader: async ({ context }) => void (await (await import('./frame/ahead.ts')).readAhead(context.queries)),
  staleTime: Number.POSITIVE_INFINITY,
  component: part(() => import('./frame/Frame.tsx'), 'Frame'),
})

/** A page inside the frame: `page('/inbox', () => import('#areas/inbox/screens/InboxPage.tsx'), 'InboxPage')`. */
const page = (path: string, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => frame,
    path,
    component: part(load, name),
    errorComponent: part(() => import('./frame/PageBroke.tsx'), 'PageBroke'),
  })

const home = page('/', () => import('./frame/Home.tsx'), 'Home')
/** The list, and below it the conversation that is open beside it: one page, so the list keeps its place. */
const inbox = page('/inbox', () => import('#areas/inbox/screens/InboxPage.tsx'), 'InboxPage')
const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$id',
  loader: () => void import('#areas/inbox/screens/ConversationPanes.tsx'),
})
const parts = page('/parts', () => import('./gallery/Parts.tsx'), 'Parts')

/** The same page with one of its list open beside it, so that the list keeps its place. */
const withOpened = (list: ReturnType<typeof page>) =>
  list.addChildren([createRoute({ getParentRoute: () => list, path: '$id' })])

const listening = withOpened(
  page('/listening', () => import('#areas/listening/screens/ListeningPage.tsx'), 'ListeningPage'),
)
const stream = page('/listening/heard', () => import('#areas/listening/screens/stream/StreamPage.tsx'), 'StreamPage')
const figures = [
  page('/listening/analysis', () => import('#areas/listening/screens/analysis/AnalysisPage.tsx'), 'AnalysisPage'),
  page('/listening/emerging', () => import('#areas/listening/screens/emerging/EmergingPage.tsx'), 'EmergingPage'),
  page('/listening/outspoken', () => import('#areas/listening/screens/analysis/OutspokenPage.tsx'), 'OutspokenPage'),
]
const channels = [
  page('/channels', () => import('#areas/channels/screens/ChannelsPage.tsx'), 'ChannelsPage'),
  page('/channels/deliveries', () => import('#areas/channels/screens/DeliveriesPage.tsx'), 'DeliveriesPage'),
  withOpened(page('/channels/webhooks', () => import('./webhooks/WebhooksPage.tsx'), 'WebhooksPage')),
  page('/channels/imports', () => import('#areas/imports/screens/ImportsPage.tsx'), 'ImportsPage'),
  page(
    '/channels/imports/addresses/$id',
    () => import('#areas/imports/screens/addresses/AddressPage.tsx'),
    'AddressPage',
  ),
  page('/channels/imports/$id', () => import('#areas/imports/screens/file/ImportPage.tsx'), 'ImportPage'),
  page('/channels/$id', () => import('#areas/channels/screens/ChannelPage.tsx'), 'ChannelPage'),
]
const routing = [
  page('/routing', () => import('#areas/routing/screens/TablePage.tsx'), 'TablePage'),
  withOpened(page('/routing/rules', () => import('#areas/routing/screens/RulesPage.tsx'), 'RulesPage')),
  page('/routing/topics', () => import('#areas/routing/screens/TopicsPage.tsx'), 'TopicsPage'),
  page('/routing/learned', () => import('#areas/routing/screens/LearnedPage.tsx'), 'LearnedPage'),
]
const heard = page('/heard', () => import('#areas/imports/screens/heard/HeardPage.tsx'), 'HeardPage')
const status = page('/status', () => import('./status/StatusPage.tsx'), 'StatusPage')

/** Whatever else: said inside the frame, so that the places stay at hand. */
const nowhere = page('$', () => import('./frame/NotFound.tsx'), 'NotFound')

const people = page('/people', () => import('#areas/administration/screens/PeoplePage.tsx'), 'PeoplePage')
const account = page('/account', () => import('#areas/administration/screens/AccountPage.tsx'), 'AccountPage')

const doors = [signIn, welcome, invitation, passwordReset, forgotten]
export const routes = root.addChildren([
  ...doors,
  frame.addChildren([
    home,
    inbox.addChildren([conversation]),
    listening,
    stream,
    ...figures,
    parts,
    people,
    account,
    ...channels,
    ...routing,
    heard,
    status,
    nowhere,
  ]),
])
