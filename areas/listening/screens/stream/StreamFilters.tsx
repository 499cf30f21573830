import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useNetworkName } from '#areas/channels/screens/network-names.ts'
import { channelsQuery } from '#areas/channels/screens/queries.ts'
import { useWhere } from '#web/locale.ts'
import { Chip } from '#web/ui/Chip.tsx'
import type { MenuPick } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { REACH_BANDS, SETS } from '../../schema.ts'
import { monitorsQuery } from '../queries.ts'
import { About } from './About.tsx'
import { BehindFigure } from './BehindFigure.tsx'
import { PickMenu } from './PickMenu.tsx'
import { SaidWhen } from './SaidWhen.tsx'
import { SearchHeard } from './SearchHeard.tsx'
import { type Asked, hrefOfStream } from './stream-place.ts'
import { streamWords } from './stream-words.ts'

const ANY = 'any'
/** Those that readings tell apart best; an address may ask for any. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ar', 'ja']

/** Whose mentions, and which of them. Each choice is an address. */
export function StreamTop({ asked }: { asked: Asked }) {
  const navigate = useNavigate()
  const go = (change: Partial<Asked>) => void navigate({ href: hrefOfStream({ ...asked, ...change }), replace: true })
  return (
    <div className="stream-top">
      <SearchHeard key={asked.query ?? ''} asked={asked} go={go} />
      <StreamFilters asked={asked} go={go} />
    </div>
  )
}

function StreamFilters({ asked, go }: PickProps) {
  const words = useWords(streamWords)
  const flip = (name: 'questions' | 'vips' | 'aside') => () => go({ [name]: asked[name] ? undefined : 'yes' })
  return (
    <div className="stream-filters" role="group" aria-label={words.filters}>
      <Whose asked={asked} go={go} />
      <SaidWhen asked={asked} go={go} />
      <About asked={asked} go={go} />
      <Pickers asked={asked} go={go} />
      <Chip pressed={asked.questions === 'yes'} onPress={flip('questions')}>
        {words.questions}
      </Chip>
      <Chip pressed={asked.vips === 'yes'} onPress={flip('vips')}>
        {words.vips}
      </Chip>
      <BehindFigure asked={asked} go={go} />
      {asked.emerging && (
        <Chip pressed onPress={() => go({ emerging: undefined })}>
          {words.ofEmerging}
        </Chip>
      )}
      <span className="grow" />
      <Chip icon="eye-off" pressed={asked.aside === 'yes'} onPress={flip('aside')}>
        {words.aside}
      </Chip>
    </div>
  )
}

const languagesWith = (asked: string | undefined) =>
  asked && !LANGUAGES.includes(asked) ? [...LANGUAGES, asked] : LANGUAGES

export interface PickProps {
  asked: Asked
  go: (change: Partial<Asked>) => void
}

function Whose({ asked, go }: PickProps) {
  const words = useWords(streamWords)
  const monitors = useQuery(monitorsQuery).data ?? []
  const sets = SETS.filter((set) => monitors.some(({ kind }) => kind === set))
  const monitor = monitors.find(({ id }) => id === asked.monitor_id)
  const of = asked.of?.split('.').length
  const value = asked.monitor_id ?? asked.set ?? (of ? '' : ANY)
  const pick = (to: string) => {
    const set = SETS.find((one) => one === to)
    go({ set, of: undefined, monitor_id: to === ANY || set ? undefined : to })
  }
  const ofSets: MenuPick = {
    head: words.sets,
    value,
    closes: true,
    onPick: pick,
    choices: [{ value: ANY, label: words.everything }, ...sets.map((set) => ({ value: set, label: words.allOf[set] }))],
  }
  const ofMonitors: MenuPick = {
    head: words.monitor,
    value,
    closes: true,
    onPick: pick,
    choices: monitors.map(({ id, name }) => ({ value: id, label: name })),
  }
  const label = monitor?.name ?? (of ? words.monitors(of) : asked.set ? words.allOf[asked.set] : words.everything)
  return <PickMenu label={label} name={words.monitor} entries={[ofSets, ofMonitors]} kind="strong" />
}

function Pickers({ asked, go }: PickProps) {
  const words = useWords(streamWords)
  const networkName = useNetworkName()
  const { locale } = useWhere()
  const channels = useQuery(channelsQuery).data ?? []
  const networks = [...new Set(channels.map(({ network }) => network))]
  const languages = new Intl.DisplayNames([locale], { type: 'language' })
  const picker = (
    field: 'network' | 'sentiment' | 'language' | 'reach',
    { head, every, choices }: { head: string; every: string; choices: readonly { value: string; label: string }[] },
  ) => {
    const value = asked[field] ?? ANY
    const shown = choices.find((one) => one.value === value)?.label ?? (value === ANY ? head : value)
    const entry: MenuPick = {
      ...{ head, value },
      choices: [{ value: ANY, label: every }, ...choices],
      onPick: (to) => go({ [field]: to === ANY ? undefined : to }),
      closes: true,
    }
    return <PickMenu key={field} label={shown} name={head} entries={[entry]} kind={value === ANY ? 'off' : 'strong'} />
  }
  return (
    <>
      {picker('network', {
        head: words.network,
        every: words.everyNetwork,
        choices: networks.map((value) => ({ value, label: networkName(value) })),
      })}
      {picker('sentiment', {
        head: words.sentiment,
        every: words.everySentiment,
        choices: ['negative', 'neutral', 'positive'].map((value) => ({
          value,
          label: words.sentiments[value] ?? value,
        })),
      })}
      {picker('language', {
        head: words.language,
        every: words.everyLanguage,
        choices: languagesWith(asked.language).map((value) => ({ value, label: languages.of(value) ?? value })),
      })}
      {picker('reach', {
        head: words.reach,
        every: words.everyReach,
        choices: REACH_BANDS.map((value) => ({ value, label: words.bands[value] })),
      })}
    </>
  )
}
