/** The order of the rules, by hand: dragged, with the buttons, or with Alt and an arrow. The first that fits decides. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { useWords } from '#web/words.ts'
import { routingApi } from '../api.ts'
import { moved, type ShownRule } from './conditions.ts'
import { ROUTING, type ShownTable, tableQuery } from './queries.ts'
import { RuleText } from './RuleText.tsx'
import { routingWords } from './words.ts'

export function RuleList({ rules, opened }: { rules: readonly ShownRule[]; opened: string | null }) {
  const words = useWords(routingWords)
  const administers = useMay('administer')
  const order = useOrder(rules)
  const [dragged, setDragged] = useState<number | null>(null)
  const pressed = (event: KeyboardEvent, at: number) => {
    const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (!step || !administers) return
    event.preventDefault()
    order(at, at + step)
  }
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== null && dragged !== to) order(dragged, to)
    setDragged(null)
  }
  return (
    <>
      {administers && rules.length > 1 && <p className="meta rule-hint">{words.goesFirst}</p>}
      <ol className="rule-list" aria-label={words.rules}>
        {rules.map((rule, at) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging is beside the buttons, and Alt with an arrow is pressed on the link inside
          <li
            key={rule.id}
            className={rule.id === opened ? 'rule-row on' : 'rule-row'}
            data-dragged={dragged === at || undefined}
            draggable={administers}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              setDragged(at)
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, at)}
            onKeyDown={(event) => pressed(event, at)}
          >
            <span className="rule-place">{at + 1}</span>
            <Link to={paths.rule(rule.id)} className="rule-link" draggable={false}>
              <span className="rule-name">
                <bdi className="cut">{rule.name}</bdi>
                <Badge {...(rule.switched_on ? { tone: 'good', icon: 'check' } : {})}>
                  {rule.switched_on ? words.on : words.off}
                </Badge>
              </span>
              <span className="meta rule-says">
                <RuleText rule={rule} />
              </span>
            </Link>
            {administers && (
              <span className="rule-move">
                <IconButton
                  kind="quiet"
                  size="small"
                  icon="up"
                  label={words.moveUp(rule.name)}
                  disabledReason={at === 0 ? words.firstAlready : null}
                  onClick={() => order(at, at - 1)}
                />
                <IconButton
                  kind="quiet"
                  size="small"
                  icon="down"
                  label={words.moveDown(rule.name)}
                  disabledReason={at === rules.length - 1 ? words.lastAlready : null}
                  onClick={() => order(at, at + 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Shows the new order at once; the server confirms, or what is true is read again. */
function useOrder(rules: readonly ShownRule[]) {
  const words = useWords(routingWords)
  const queries = useQueryClient()
  const { run } = useDoing(ROUTING)
  return (from: number, to: number) => {
    if (to < 0 || to >= rules.length || from === to) return
    const next = moved(rules, from, to)
    queries.setQueryData(tableQuery.queryKey, (table: ShownTable | undefined) => table && { ...table, rules: next })
    run({
      key: 'order',
      ask: () => call(routingApi.orderRules, { ids: next.map(({ id }) => id) }),
      done: () => ({ text: words.ordered(rules[from]?.name ?? '', to + 1) }),
    })
  }
}
