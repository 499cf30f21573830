/** Each channel with who answers, who fixes and who signs; where nobody does is red, beside the button that mends it. */
import { useQuery } from '@tanstack/react-query'
import { channelsQuery } from '#areas/channels/screens/queries.ts'
import { paths } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { SidePane } from '#web/ui/SidePane.tsx'
import { useWords } from '#web/words.ts'
import { peopleQuery, teamsQuery } from '../queries.ts'
import { DutyTable } from './DutyTable.tsx'
import { gapsOf, nameOf } from './duties.ts'
import { useAdminReason } from './may.ts'
import { ViewSwitch } from './ViewSwitch.tsx'
import { WhoIsWhere } from './WhoIsWhere.tsx'
import { peopleWords } from './words.ts'

export function DutyView() {
  const words = useWords(peopleWords)
  const channels = useQuery(channelsQuery)
  return (
    <Panes layout="work-side" show="work">
      <Pane name="work" label={words.duty}>
        <div className="pane-body">
          <div className="folk">
            <div className="only-small">
              <ViewSwitch />
            </div>
            <Loaded query={channels} shape="table" failed={words.channelsFailed}>
              {(all) => <Duties channels={all} />}
            </Loaded>
          </div>
        </div>
      </Pane>
      <SidePane label={words.whoIsWhere}>
        <WhoIsWhere />
      </SidePane>
    </Panes>
  )
}

function Duties({ channels }: { channels: Parameters<typeof gapsOf>[0] }) {
  const words = useWords(peopleWords)
  const reason = useAdminReason()
  const people = useQuery(peopleQuery)
  const teams = useQuery(teamsQuery)
  const ours = channels.filter(({ purpose }) => purpose === 'account')
  const heard = channels.length - ours.length
  if (ours.length === 0)
    return (
      <>
        <EmptyState
          icon="channels"
          title={words.noChannels}
          acts={reason ? null : <LinkButton to={paths.channels()}>{words.goChannels}</LinkButton>}
        >
          {words.noChannelsLine}
        </EmptyState>
        {heard > 0 && <p className="meta">{words.onlyHeard(heard)}</p>}
      </>
    )
  return (
    <>
      <div>
        <p className="lead">{sentence(words, ours)}</p>
        <p className="meta">{words.dutyLine}</p>
      </div>
      <Loaded query={people} shape="table" failed={words.peopleFailed}>
        {(folk) => (
          <Loaded query={teams} shape="table" failed={words.teamsFailed}>
            {(groups) => <DutyTable channels={ours} folk={{ people: folk, teams: groups }} />}
          </Loaded>
        )}
      </Loaded>
      {heard > 0 && <p className="meta">{words.onlyHeard(heard)}</p>}
    </>
  )
}

/** The answer first: the first gap by name and how many more, or that there is none. */
function sentence(
  words: Pick<typeof peopleWords.en, 'allFilled' | 'gap' | 'moreGaps'>,
  channels: Parameters<typeof gapsOf>[0],
): string {
  const [first, ...more] = gapsOf(channels)
  return first
    ? words.gap(nameOf(first.channel), first.duty) + words.moreGaps(more.length)
    : words.allFilled(channels.length)
}
