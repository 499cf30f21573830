/** The departments that take part: a list, and one of them open beside it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Badge } from '#web/ui/Badge.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useWords } from '#web/words.ts'
import type { Team } from '../queries.ts'
import { teamsQuery } from '../queries.ts'
import { TeamPane } from './TeamPane.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'
import { useShow } from './view.ts'
import { peopleWords } from './words.ts'

export function TeamsView({ asked }: { asked: string | null }) {
  const words = useWords(peopleWords)
  const teams = useQuery(teamsQuery)
  const show = useShow()
  const all = teams.data ?? []
  const team = asked ? all.find(({ id }) => id === asked) : all[0]
  return (
    <Panes layout="list-work" show={asked ? 'work' : 'list'}>
      <Pane name="list" label={words.teams}>
        <div className="pane-body">
          <div className="only-small p-4">
            <ViewSwitch />
          </div>
          <Loaded query={teams} shape="rows" failed={words.teamsFailed}>
            {(groups) => <Rows teams={groups} on={team?.id} />}
          </Loaded>
        </div>
      </Pane>
      <Pane name="work" label={team?.name ?? words.teams} onBack={() => show({ tab: 'teams' })}>
        <div className="pane-body">
          <div className="folk">
            {team && <TeamPane key={team.id} team={team} />}
            {!team && teams.isSuccess && asked && (
              <StateBlock icon="dashed" title={words.teamGone}>
                {words.teamGoneLine}
              </StateBlock>
            )}
          </div>
        </div>
      </Pane>
    </Panes>
  )
}

function Rows({ teams, on }: { teams: readonly Team[]; on: string | undefined }) {
  const words = useWords(peopleWords)
  if (teams.length === 0)
    return (
      <div className="p-4">
        <EmptyState icon="people" title={words.noTeams}>
          {words.noTeamsLine}
        </EmptyState>
      </div>
    )
  return (
    <ul aria-label={words.teams}>
      {teams.map((team) => (
        <li key={team.id}>
          <Link
            to="/people"
            search={{ tab: 'teams', team: team.id }}
            className="team-row"
            activeProps={{}}
            aria-current={team.id === on ? 'true' : undefined}
          >
            <Avatar name={team.name} kind="team" />
            <span className="grow">
              <span className="flex-row">
                <bdi className="cut font-strong">{team.name}</bdi>
                {team.sealed && <Badge icon="lock">{words.sealed}</Badge>}
              </span>
              <span className="meta block">{words.memberCount(team.member_ids.length)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
