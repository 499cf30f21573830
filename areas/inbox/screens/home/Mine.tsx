import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { linkTo } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useWords } from '#web/words.ts'
import { hrefOf } from '../place.ts'
import { inboxWords } from '../words.ts'
import { Ask } from './Ask.tsx'
import { useMine } from './use-mine.ts'

const SHOWN = 8
const AT = { view: 'mine', team_id: null, state: 'open', id: null, pane: null } as const

export function Mine() {
  const words = useWords(inboxWords)
  const format = useFormat()
  const query = useMine()
  const [reads, answers] = [useMay('read'), useMay('answer')]
  const count = query.data?.length ?? 0
  // Whoever reads along is hardly ever given anything, and needs no empty list that says so.
  if (query.isSuccess && count === 0 && reads && !answers) return null
  return (
    <section aria-label={words.mine}>
      <div className="h">
        <h2>{words.mine}</h2>
        {count > 0 && <span className="count">{format.number(count)}</span>}
        <Link {...linkTo(hrefOf(AT))} className="end link meta">
          {words.allInInbox}
        </Link>
      </div>
      <Loaded
        query={query}
        shape="rows"
        failed={words.listFailed}
        isEmpty={(rows) => rows.length === 0}
        empty={<p className="two py-3">{reads ? words.emptyMineLine : words.emptyGivenLine}</p>}
      >
        {(rows) => (
          <ul className="asks">
            {rows.slice(0, SHOWN).map((row) => (
              <Ask key={row.id} row={row} href={hrefOf({ ...AT, id: row.id })} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
