/** Rules as sentences: their order on the left, one of them with its fields and its dry run on the right. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { tableQuery, useRoutingLive } from './queries.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleList } from './RuleList.tsx'
import { RoutingViews } from './Views.tsx'
import { routingWords } from './words.ts'

export function RulesPage() {
  const words = useWords(routingWords)
  const shell = useShellWords()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id?: string }
  const table = useQuery(tableQuery)
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  useRoutingLive()
  const write = (
    <Button
      kind="primary"
      icon="plus"
      className="head-act"
      aria-label={words.newRule}
      disabledReason={forbidden}
      onClick={() => void navigate({ to: paths.rule('new') })}
    >
      {words.newRule}
    </Button>
  )
  return (
    <>
      <PageHead title={shell.routing} beside={<RoutingViews />} action={write} />
      <Panes layout="list-work" show={id ? 'work' : 'list'}>
        <Pane name="list" label={words.rules}>
          <div className="only-small rule-views">
            <RoutingViews />
          </div>
          <div className="pane-body">
            <Loaded
              query={table}
              shape="rows"
              isEmpty={({ rules }) => rules.length === 0}
              empty={
                <div className="p-4">
                  <EmptyState icon="routing" title={words.rulesFirst}>
                    {words.rulesFirstLine}
                  </EmptyState>
                </div>
              }
            >
              {({ rules }) => <RuleList rules={rules} opened={id ?? null} />}
            </Loaded>
          </div>
        </Pane>
        <Pane
          name="work"
          label={id ? words.rules : words.chooseRule}
          {...(id && { head: <RuleHead id={id} />, onBack: () => void navigate({ to: paths.rules() }) })}
        >
          <Opened id={id} />
        </Pane>
      </Panes>
    </>
  )
}

function RuleHead({ id }: { id: string }) {
  const words = useWords(routingWords)
  const rule = useQuery(tableQuery).data?.rules.find((one) => one.id === id)
  return (
    <>
      <b className="cut">
        <bdi>{rule?.name ?? words.newRule}</bdi>
      </b>
      <Badge {...(rule?.switched_on ? { tone: 'good', icon: 'check' } : {})}>
        {rule?.switched_on ? words.on : words.off}
      </Badge>
    </>
  )
}

function Opened({ id }: { id: string | undefined }) {
  const words = useWords(routingWords)
  const table = useQuery(tableQuery).data
  if (!id)
    return (
      <div className="state-page">
        <StateBlock icon="routing" title={words.chooseRule}>
          {words.chooseRuleLine}
        </StateBlock>
      </div>
    )
  if (!table) return null
  const rule = table.rules.find((one) => one.id === id)
  if (rule || id === 'new') return <RuleEditor key={id} rule={rule ?? null} />
  return (
    <div className="state-page">
      <StateBlock icon="dashed" title={words.ruleGone}>
        {words.ruleGoneLine}
      </StateBlock>
    </div>
  )
}
