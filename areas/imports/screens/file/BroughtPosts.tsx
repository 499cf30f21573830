/** What an import brought, to be read: also what no monitor hears, which stands in no other list. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { linkTo, paths } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { NextPage } from '#web/ui/NextPage.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { broughtQuery, type OpenedImport } from '../queries.ts'
import { importsWords } from '../words.ts'
import { BroughtPost } from './BroughtPost.tsx'

export function BroughtPosts({ opened: { id, state } }: { opened: OpenedImport }) {
  const words = useWords(importsWords)
  const navigate = useNavigate()
  const { show } = useSearch({ strict: false }) as { show?: unknown }
  const view = show === 'unheard' ? show : 'all'
  const title = state === 'undone' ? words.broughtStays : words.broughtTitle
  const showView = (value: string) =>
    void navigate({
      ...linkTo(paths.import(id, value === 'unheard' ? { show: value } : {})),
      replace: true,
      resetScroll: false,
    })
  return (
    <section className="import-step" aria-label={title}>
      <div className="brought-head">
        <Heading>{title}</Heading>
        <Segmented
          label={words.whichPosts}
          value={view}
          onValue={showView}
          parts={[
            { value: 'all', label: words.allPosts },
            { value: 'unheard', label: words.unheardPosts },
          ]}
        />
      </div>
      {view === 'unheard' && <p className="meta">{words.unheardLine}</p>}
      <List key={view} id={id} view={view} />
    </section>
  )
}

function List({ id, view }: { id: string; view: 'all' | 'unheard' }) {
  const words = useWords(importsWords)
  const query = useInfiniteQuery(broughtQuery(id, view === 'unheard' ? 'no' : undefined))
  if (query.isError && !query.data)
    return <ErrorState error={query.error} title={words.broughtFailed} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton shape="rows" />
  const posts = query.data.pages.flatMap((page) => page.posts)
  if (posts.length === 0 && !query.hasNextPage) return <Nothing view={view} />
  return (
    <>
      {posts.length === 0 && <p className="meta">{words.noneSoFar}</p>}
      <ul className="brought-list">
        {posts.map((post) => (
          <li key={post.post_id}>
            <BroughtPost post={post} />
          </li>
        ))}
      </ul>
      <NextPage query={query}>{words.older}</NextPage>
    </>
  )
}

function Nothing({ view }: { view: 'all' | 'unheard' }) {
  const words = useWords(importsWords)
  return view === 'unheard' ? (
    <EmptyState icon="ear" title={words.allHeard}>
      {words.allHeardLine}
    </EmptyState>
  ) : (
    <EmptyState icon="inbox" title={words.nonePosts}>
      {words.nonePostsLine}
    </EmptyState>
  )
}
