/** The lines, changed where they stand by whoever administers; every change can be taken back. */

import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { OBJECTIVES } from '#areas/understanding/schema.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useMay } from '#web/session.ts'
import { Nobody } from '#web/ui/Avatar.tsx'
import { Definition } from '#web/ui/Definition.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Token } from '#web/ui/Token.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { routingApi } from '../api.ts'
import type { LineInput } from '../schema.ts'
import { isEnough, isOften } from './fared.ts'
import { ROUTING, type ShownLine, useTeamChoices } from './queries.ts'
import { routingWords } from './words.ts'

const NOBODY = 'nobody'

const rank = ({ objective, topic }: ShownLine) =>
  [OBJECTIVES.indexOf(objective), topic === null ? 0 : 1, topic ?? ''] as const

export function inOrder(lines: readonly ShownLine[]): ShownLine[] {
  return [...lines].sort((a, b) => {
    const [objective, whole, topic] = rank(a)
    const [objective2, whole2, topic2] = rank(b)
    return objective - objective2 || whole - whole2 || topic.localeCompare(topic2)
  })
}

const inputOf = ({ objective, topic, team_id, fallback_team_id }: ShownLine): LineInput => ({
  objective,
  topic,
  team_id,
  fallback_team_id,
})

function useLineActs() {
  const words = useWords(routingWords)
  const { doing, run } = useDoing(ROUTING)
  const set = (key: string, line: LineInput, before: LineInput | null, said = words.changed): void =>
    run({
      key,
      ask: () => call(routingApi.setLine, line),
      done: () => ({ text: said, ...(before && { undo: () => set(key, before, null) }) }),
    })
  const remove = (line: ShownLine, name: string) =>
    run({
      key: line.id,
      ask: () => call(routingApi.removeLine, { id: line.id }),
      done: () => ({ text: words.removed(name), undo: () => set(line.id, inputOf(line), null) }),
    })
  return { doing, set, remove }
}

export function LineTable({ lines }: { lines: readonly ShownLine[] }) {
  const shell = useShellWords()
  const words = useWords(routingWords)
  const ordered = inOrder(lines)
  const firsts = new Set(
    ordered.filter(({ objective }, at) => ordered[at - 1]?.objective !== objective).map(({ id }) => id),
  )
  const columns = useColumns(firsts)
  return (
    <div className="lines">
      <Table label={`${shell.routing}: ${words.table}`} columns={columns} rows={ordered} keyOf={({ id }) => id} />
    </div>
  )
}

function useColumns(firsts: ReadonlySet<string>): Column<ShownLine>[] {
  const words = useWords(routingWords)
  const format = useFormat()
  const administers = useMay('administer')
  const { doing, set, remove } = useLineActs()
  const { choices, nameOf } = useTeamChoices()
  const nameOfLine = (line: ShownLine) =>
    words.lineName(words.objectives[line.objective], line.topic && topicName(line.topic))
  const team = (line: ShownLine) =>
    administers ? (
      <Token
        label={words.teamFor(nameOfLine(line))}
        choices={choices}
        value={line.team_id}
        busy={doing === line.id}
        onChoice={(team_id) => set(line.id, { ...inputOf(line), team_id }, inputOf(line))}
      />
    ) : (
      <b>{nameOf(line.team_id) ?? '…'}</b>
    )
  const fallback = (line: ShownLine) =>
    administers ? (
      <Token
        label={words.fallbackFor(nameOfLine(line))}
        choices={[{ value: NOBODY, label: words.nobody, icon: 'dashed' }, ...choices]}
        value={line.fallback_team_id ?? NOBODY}
        busy={doing === line.id}
        onChoice={(id) =>
          set(line.id, { ...inputOf(line), fallback_team_id: id === NOBODY ? null : id }, inputOf(line))
        }
      />
    ) : line.fallback_team_id ? (
      (nameOf(line.fallback_team_id) ?? '…')
    ) : (
      <Nobody />
    )
  return [
    {
      id: 'objective',
      head: words.objective,
      small: 'hidden',
      cell: (line) => <span className={firsts.has(line.id) ? 'ink-3' : 'sr'}>{words.objectives[line.objective]}</span>,
    },
    {
      id: 'topic',
      head: words.topic,
      cell: (line) => (
        <>
          <bdi className={line.topic ? 'line-topic' : 'line-topic ink-3'}>
            {line.topic ? topicName(line.topic) : words.wholeOf}
          </bdi>
          <span className="meta only-small">
            {words.objectives[line.objective]} · {words.fared(format.number(line.decided), line)}
          </span>
        </>
      ),
    },
    {
      id: 'team',
      head: words.team,
      cell: (line) => (
        <>
          {team(line)}
          <span className="only-small line-then">
            <span className="meta">{words.ifSilent}</span> {fallback(line)}
          </span>
        </>
      ),
    },
    { id: 'fallback', head: words.fallback, small: 'hidden', cell: fallback },
    {
      id: 'decided',
      head: (
        <Definition title={words.decided} means={words.decidedMeans}>
          {words.decided}
        </Definition>
      ),
      align: 'end',
      small: 'hidden',
      cell: ({ decided }) => format.number(decided),
    },
    {
      id: 'moved',
      head: (
        <Definition title={words.moved} means={words.movedMeans}>
          {words.moved}
        </Definition>
      ),
      align: 'end',
      small: 'hidden',
      cell: (line) => (
        <span className={isOften(line) ? 'often' : 'ink-2'}>
          {line.decided === 0 ? '–' : isEnough(line) ? format.percent(line.moved / line.decided) : words.ofFew(line)}
        </span>
      ),
    },
    ...(administers
      ? [
          {
            id: 'act',
            head: <span className="sr">{words.act}</span>,
            align: 'end' as const,
            cell: (line: ShownLine) => (
              <IconButton
                kind="quiet"
                size="small"
                icon="trash"
                label={words.removeLine(nameOfLine(line))}
                busy={doing === line.id}
                onClick={() => remove(line, nameOfLine(line))}
              />
            ),
          },
        ]
      : []),
  ]
}
