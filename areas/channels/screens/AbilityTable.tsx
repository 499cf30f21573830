/**
 * What each network lets us do: a tick, no, or the condition in words. No carries its reason one press away, on a phone
 * beside it; what only an account may says so.
 */
import { useQuery } from '@tanstack/react-query'
import { ABILITIES, type AbilityName } from '#connectors/connector.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { useWords } from '#web/words.ts'
import { type AbilityColumn, columnsOf, type ShownAbility } from './ability-columns.ts'
import { abilitiesQuery } from './channel-queries.ts'
import { useNetworkName } from './network-names.ts'
import { channelsWords } from './words.ts'

export function AbilityTable() {
  const words = useWords(channelsWords)
  const format = useFormat()
  const now = useNow()
  const query = useQuery(abilitiesQuery)
  const probed = columnsOf(query.data ?? [])
    .flatMap(({ probed_at }) => probed_at ?? [])
    .sort()
  const asked = probed[0] ? words.canLine(format.relative(probed[0], now)) : words.canNever
  return (
    <section aria-label={words.can} className="can">
      <Heading beside={query.data ? <span className="not-small">{asked}</span> : null}>{words.can}</Heading>
      <Loaded query={query} shape="table">
        {(channels) => <Columns columns={columnsOf(channels)} />}
      </Loaded>
    </section>
  )
}

function Columns({ columns }: { columns: readonly AbilityColumn[] }) {
  const words = useWords(channelsWords)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, and must by keyboard too */}
      <section className="t-scroll not-small" tabIndex={0} aria-label={words.can}>
        <table className="t can-table" aria-label={words.can}>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{words.ability}</span>
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  <ColumnHead column={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ABILITIES.map((name) => (
              <tr key={name}>
                <th scope="row">{words.abilities[name]}</th>
                {columns.map((column) => (
                  <td key={column.key}>
                    <Cell name={name} column={column} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="only-small can-list">
        {columns.map((column) => (
          <details key={column.key}>
            <summary>
              <ColumnHead column={column} />
            </summary>
            <AbilityList abilities={column.abilities} />
          </details>
        ))}
      </div>
    </>
  )
}

function ColumnHead({ column }: { column: AbilityColumn }) {
  const words = useWords(channelsWords)
  const networkName = useNetworkName()
  const many = column.handles.length > 1
  return (
    <span className="can-head" title={column.handles.join(', ')}>
      <NetworkMark network={column.network} silent />
      <span>{networkName(column.network)}</span>
      <bdi className="meta cut">{many ? words.manyOf(column.handles.length) : column.handles[0]}</bdi>
    </span>
  )
}

function Cell({ name, column }: { name: AbilityName; column: AbilityColumn }) {
  const words = useWords(channelsWords)
  const networkName = useNetworkName()
  const format = useFormat()
  const now = useNow()
  const ability = column.abilities?.[name]
  if (!ability || ability.may === 'yes') return <Sign ability={ability} />
  if (ability.may === 'when') return <span className="can-when">{ability.because}</span>
  const word = ability.needs ? words.withAccount : words.no
  const title = `${networkName(column.network)}: ${words.abilities[name]}`
  return (
    <Popover
      hover
      title={title}
      trigger={
        <button type="button" className="can-word" aria-label={`${title}: ${word}`}>
          {word}
        </button>
      }
    >
      <p className="ink-2">{ability.because}</p>
      <p className="meta">
        {column.probed_at
          ? words.probedAt(column.handles.slice(0, 3).join(', '), format.relative(column.probed_at, now))
          : words.notProbed}
      </p>
    </Popover>
  )
}

function Sign({ ability }: { ability: ShownAbility | undefined }) {
  const words = useWords(channelsWords)
  if (!ability) return <span className="ink-3">{words.dash}</span>
  if (ability.may === 'yes') return <Icon name="check" label={words.yes} />
  return (
    <span className={ability.may === 'when' ? 'warn-ink' : 'ink-3'}>
      {ability.may === 'when' ? words.when : ability.needs ? words.withAccount : words.no}
    </span>
  )
}

/** With its reasons beside it: where there is no room for a table, and on a channel's own page. */
export function AbilityList({ abilities }: { abilities: AbilityColumn['abilities'] }) {
  const words = useWords(channelsWords)
  if (!abilities) return <p className="meta">{words.neverProbed}</p>
  return (
    <ul className="ability-list">
      {ABILITIES.map((name) => {
        const ability = abilities[name]
        return (
          <li key={name}>
            <span className="grow">
              {words.abilities[name]}
              {ability && ability.may !== 'yes' && <span className="meta block">{ability.because}</span>}
            </span>
            <Sign ability={ability} />
          </li>
        )
      })}
    </ul>
  )
}
