/** Step 2: the brand as people write it, and beside it, live, what is said about it. */
import { useQuery } from '@tanstack/react-query'
import { NameAndHeard } from '#areas/listening/screens/NameAndHeard.tsx'
import { monitorsQuery } from '#areas/listening/screens/queries.ts'
import { listeningWords } from '#areas/listening/screens/words.ts'
import { useSession } from '#web/session.ts'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useWords } from '#web/words.ts'
import { Sources } from './Sources.tsx'

export function YourName() {
  const words = useWords(listeningWords)
  const { workspace } = useSession()
  const monitors = useQuery(monitorsQuery)
  return (
    <>
      <Loaded query={monitors} shape="lines" failed={words.monitorFailed}>
        {(all) => (
          <NameAndHeard
            monitor={all.find(({ kind, query }) => kind === 'brand' && query === null)}
            guess={workspace.name}
          />
        )}
      </Loaded>
      <Sources />
    </>
  )
}
