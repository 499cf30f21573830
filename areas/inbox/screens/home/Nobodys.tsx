import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { linkTo } from '#web/paths.ts'
import { useMay, useSession } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import { useDeeds } from '../deeds.ts'
import { hrefOf } from '../place.ts'
import { countsQuery } from '../queries.ts'
import { inboxWords } from '../words.ts'
import { Ask } from './Ask.tsx'
import { useNobodys } from './use-mine.ts'

const AT = { view: 'nobody', team_id: null, state: 'open', id: null, pane: null } as const

/** What no team has and nobody took: a figure that must be zero, with those that make it so. */
export function Nobodys() {
  return useMay('read') ? <List /> : null
}

function List() {
  const words = useWords(inboxWords)
  const format = useFormat()
  const queries = useQueryClient()
  const deeds = useDeeds()
  const me = useSession().person
  const may = useMay('answer')
  const rows = useNobodys().data?.conversations ?? []
  const count = useQuery(countsQuery).data?.nobody ?? 0
  if (rows.length === 0) return null
  return (
    <section aria-label={words.nobodys}>
      <div className="h">
        <h2>{words.nobodys}</h2>
        <span className="count">{format.number(count)}</span>
        <Link {...linkTo(hrefOf(AT))} className="end link meta">
          {words.allInInbox}
        </Link>
      </div>
      <p className="meta pt-2">{words.nobodyLine}</p>
      <ul className="asks">
        {rows.map((row) => (
          <Ask
            key={row.id}
            row={row}
            href={hrefOf({ ...AT, id: row.id })}
            act={
              may && (
                <Button
                  size="small"
                  onClick={async () => {
                    await deeds.assign(row, me)
                    await queries.invalidateQueries({ queryKey: ['inbox', 'home'] })
                  }}
                >
                  {words.takeIt}
                </Button>
              )
            }
          />
        ))}
      </ul>
    </section>
  )
}
