/** One channel: how it is, who may speak, what left, what was done there; beside it who holds it and what it may do. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { Health } from '#web/ui/Health.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { SidePane } from '#web/ui/SidePane.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { isBrought } from '../schema.ts'
import { AbilityList } from './AbilityTable.tsx'
import { ChannelActs } from './ChannelActs.tsx'
import { everyChannelQuery, type ShownChannel, useChannelsLive } from './channel-queries.ts'
import { Deeds } from './Deeds.tsx'
import { DeliveryList } from './DeliveryList.tsx'
import { DutiesSection } from './DutiesSection.tsx'
import { SIGNS, sentenceOf } from './health-words.ts'
import { useNetworkName } from './network-names.ts'
import { Silences } from './Silences.tsx'
import { Speakers } from './Speakers.tsx'
import { summaryWords } from './summary-words.ts'
import { channelsWords } from './words.ts'

export function ChannelPage() {
  const words = useWords(channelsWords)
  const shell = useShellWords()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id: string }
  const channels = useQuery(everyChannelQuery)
  useChannelsLive()
  const channel = channels.data?.find((one) => one.id === id)
  const back = () => void navigate({ to: paths.channels() })
  return (
    <>
      <PageHead title={shell.channels} onBack={back} {...(channel && { action: <ChannelActs channel={channel} /> })} />
      <Loaded
        query={channels}
        shape="lines"
        isEmpty={() => !channel}
        empty={
          <div className="state-page">
            <StateBlock icon="dashed" title={words.notThere} acts={<Link to={paths.channels()}>{words.back}</Link>}>
              {words.notThereLine}
            </StateBlock>
          </div>
        }
      >
        {() => channel && <One channel={channel} />}
      </Loaded>
    </>
  )
}

function One({ channel }: { channel: ShownChannel }) {
  const words = useWords(channelsWords)
  return (
    <Panes layout="work-side" show="work">
      <Pane name="work" label={channel.display_name}>
        <div className="pane-body ledger">
          <Head channel={channel} />
          {channel.purpose === 'account' ? (
            <>
              <Speakers channel={channel} />
              <section aria-label={words.recent} className="part">
                <Heading beside={<Link to={paths.deliveries()}>{words.allOfThem}</Link>}>{words.recent}</Heading>
                <DeliveryList
                  which={{ channel_id: channel.id }}
                  most={5}
                  empty={<p className="meta">{words.noRecent}</p>}
                />
              </section>
              <Deeds channel_id={channel.id} />
            </>
          ) : (
            <p className="ink-2">{words.sourceSilent}</p>
          )}
          <Silences channel_id={channel.id} />
        </div>
      </Pane>
      <SidePane label={words.dutiesTitle}>
        <DutiesSection channel={channel} />
        <Facts channel={channel} />
        {!isBrought(channel) && (
          <section>
            <h3>{words.abilitiesTitle}</h3>
            <AbilityList abilities={channel.abilities} />
          </section>
        )}
      </SidePane>
    </Panes>
  )
}

function Head({ channel }: { channel: ShownChannel }) {
  const words = useWords(channelsWords)
  const summary = useWords(summaryWords)
  const networkName = useNetworkName()
  return (
    <div className="part">
      <Link to={paths.channels()} className="meta plain-link not-small">
        <Icon name="left" size="s" /> {words.back}
      </Link>
      <div>
        <p className="lead wrap-anywhere">
          <NetworkMark network={channel.network} silent /> <bdi>{channel.display_name}</bdi>
        </p>
        <p className="meta">
          {networkName(channel.network)} · <bdi>{channel.handle}</bdi>
        </p>
      </div>
      <Health state={SIGNS[channel.sign]}>{sentenceOf(channel) ?? words.signs[channel.sign]}</Health>
      {channel.sign === 'not_asked' && <p className="meta">{summary.whyNotAsked}</p>}
    </div>
  )
}

function Facts({ channel }: { channel: ShownChannel }) {
  const words = useWords(channelsWords)
  const at = (instant: string | null) => (instant ? <Time at={instant} /> : words.neverHeard)
  return (
    <section>
      <dl className="facts">
        <dt>{words.lastHeard}</dt>
        <dd>{at(channel.heard_at)}</dd>
        {!isBrought(channel) && (
          <>
            <dt>{words.lastAnswered}</dt>
            <dd>{at(channel.polled_at)}</dd>
          </>
        )}
        {channel.next_read_at && (
          <>
            <dt>{words.nextRead}</dt>
            <dd>
              <Time at={channel.next_read_at} />
            </dd>
          </>
        )}
        <dt>{words.connectedOn}</dt>
        <dd>{at(channel.created_at)}</dd>
        {/^https?:/.test(channel.url) && (
          <>
            <dt>{words.onNetwork}</dt>
            <dd>
              <a href={channel.url} target="_blank" rel="noreferrer noopener" className="wrap-anywhere">
                {channel.url.replace(/^https?:\/\//, '')}
              </a>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
