import { useFormat } from '#web/format.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import type { AnalysisShown } from './view.ts'
import { analysisWords } from './words.ts'

type Term = 'net' | 'reach' | 'repeats'

export interface AboutProps {
  title: string
  analysis: Pick<AnalysisShown, 'period' | 'source'>
  defined: keyof ReturnType<typeof useAnalysisWords>['defined']
  /** The numbers in it that a person may not know. */
  terms?: readonly Term[]
}

const useAnalysisWords = () => useWords(analysisWords)
/** The newest; a channel that breaks every hour would fill the screen. */
const GAPS_SHOWN = 8

/** What a figure means, where it comes from, since when it is complete, and what is missing. */
export function About({ title, analysis: { period, source }, defined, terms = [] }: AboutProps) {
  const words = useAnalysisWords()
  const format = useFormat()
  return (
    <Popover
      align="end"
      title={words.about}
      trigger={<IconButton kind="quiet" size="small" icon="info" label={words.aboutOf(title)} />}
    >
      <div className="about-figure">
        <p>{words.defined[defined]}</p>
        {terms.map((term) => (
          <p key={term}>{words[`${term}Means`]}</p>
        ))}
        <p className="meta">{period.step === 'hour' ? words.ofHours(period.time_zone) : words.ofDays}</p>
        <h3>{words.source}</h3>
        {source.channels.length === 0 ? (
          <p>{words.noSource}</p>
        ) : (
          <ul>
            {source.channels.map((channel) => (
              <li key={channel.channel_id}>
                <b>
                  <bdi>{channel.name}</bdi>
                </b>
                : {words.sampling[channel.sampling]},{' '}
                <span className="meta">
                  {words.since} {format.day(channel.since_at)}
                </span>
                {channel.unheard && (
                  <>
                    , {words.unheard[channel.unheard.why]} <Time at={channel.unheard.since_at} as="list" />
                  </>
                )}
                <p className="meta">{channel.hears}</p>
              </li>
            ))}
          </ul>
        )}
        <h3>{words.completeSince}</h3>
        <p>{source.complete_since ? format.exact(source.complete_since) : words.neverComplete}</p>
        {source.looked_back.length > 0 && (
          <>
            <h3>{words.lookedBack}</h3>
            <ul>
              {source.looked_back.slice(0, GAPS_SHOWN).map((one) => (
                <li key={`${one.monitor} ${one.name} ${one.until_at}`}>
                  <b>
                    <bdi>{one.name || words.hereAlready}</bdi>
                  </b>
                  : {words.found(format.number(one.kept), one.monitor)}{' '}
                  <span className="meta">
                    <Time at={one.since_at} as="list" /> – <Time at={one.until_at} as="list" />
                  </span>
                  <p className="meta wrap-anywhere">
                    {[one.shows, !one.is_over && words.notOver, ...one.missed].filter(Boolean).join(' ')}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
        <h3>{words.gapsTitle}</h3>
        {source.gaps.length === 0 ? (
          <p>{words.noGaps}</p>
        ) : (
          <ul>
            {source.gaps.slice(0, GAPS_SHOWN).map((gap) => (
              <li key={`${gap.name} ${gap.why} ${gap.from_at}`}>
                <b>
                  <bdi>{gap.name}</bdi>
                </b>
                : {words.gaps[gap.why]},{' '}
                <span className="meta">
                  <Time at={gap.from_at} as="list" />
                  {gap.why !== 'changed' && <> – {gap.to_at ? <Time at={gap.to_at} as="list" /> : words.untilNow}</>}
                </span>
                {gap.says && <p className="meta wrap-anywhere">{gap.says}</p>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Popover>
  )
}
