/**
 * Every route in one place. Pages are loaded when they are visited, by dynamic import; what stands around them (the
 * frame) is loaded once somebody is signed in, so that the sign-in page carries neither.
 */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { CallError } from './call.ts'
import { paths, safeBack } from './paths.ts'
import { sessionQuery } from './session.ts'

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  notFoundComponent: lazyRouteComponent(() => import('./frame/NotFound.tsx'), 'NotFound'),
  errorComponent: lazyRouteComponent(() => import('./frame/PageBroke.tsx'), 'PageBroke'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({ back: safeBack(search['back']) }),
  component: lazyRouteComponent(() => import('./door/SignIn.tsx'), 'SignIn'),
})

/** Everything inside the frame asks who is there first; who is not signed in goes to the door and comes back here. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.queries.ensureQueryData(sessionQuery) }
    } catch (caught) {
      if (caught instanceof CallError && caught.status === 401) {
        throw redirect({ href: paths.signIn(location.href) })
      }
      throw caught
    }
  },
  component: lazyRouteComponent(() => import('./frame/Frame.tsx'), 'Frame'),
})

type Load = () => Promise<Record<string, unknown>>
/** A page inside the frame: `page('/inbox', () => import('#areas/inbox/screens/InboxPage.tsx'), 'InboxPage')`. */
const page = (path: string, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => frame,
    path,
    component: lazyRouteComponent(load, name),
    errorComponent: lazyRouteComponent(() => import('./frame/PageBroke.tsx'), 'PageBroke'),
  })

const home = page('/', () => import('./frame/Home.tsx'), 'Home')
const parts = page('/parts', () => import('./gallery/Parts.tsx'), 'Parts')

/** Whatever else: said inside the frame, so that the places stay at hand. */
const nowhere = page('$', () => import('./frame/NotFound.tsx'), 'NotFound')

export const routes = root.addChildren([signIn, frame.addChildren([home, parts, nowhere])])
