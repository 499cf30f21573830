import './theme/tailwind.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { CallError } from './call.ts'
import { asWritten, browserWhere, WhereProvider } from './locale.ts'
import { reloadForNewVersion } from './new-version.ts'
import { paths } from './paths.ts'
import { routes } from './routes.tsx'

/** A refusal is an answer: asking again does not change it. What was not reached or failed is asked again twice. */
const worthRetrying = (failures: number, error: Error) =>
  failures < 2 && (!(error instanceof CallError) || error.status === 0 || error.status >= 500)

/** The session ended while the page was open: to the door with an empty memory, and back to this page afterwards. */
function onError(error: Error) {
  const { pathname, href } = router.state.location
  if (!(error instanceof CallError) || error.status !== 401 || pathname === paths.signIn()) return
  location.assign(paths.signIn(href))
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 30_000, refetchOnWindowFocus: false } },
})
const router = createRouter({
  routeTree: routes,
  context: { queries },
  defaultPreload: 'intent',
  scrollRestoration: false,
})

reloadForNewVersion()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element to draw into')
createRoot(root).render(
  <CSPProvider disableStyleElements>
    <WhereProvider value={asWritten(browserWhere())}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </WhereProvider>
  </CSPProvider>,
)
