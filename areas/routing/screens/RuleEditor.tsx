/** One rule: its sentence, what it would have moved, and only then its switch. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { type DryRun, routingApi } from '../api.ts'
import { type Draft, isSentenceWhole, NEW_DRAFT, runKey, type ShownRule } from './conditions.ts'
import { DryRunResult } from './DryRunResult.tsx'
import { ROUTING } from './queries.ts'
import { RuleText } from './RuleText.tsx'
import { Sentence } from './Sentence.tsx'
import { routingWords } from './words.ts'

const draftOf = (rule: ShownRule | null): Draft =>
  rule ? { name: rule.name, conditions: rule.conditions, team_id: rule.team_id } : NEW_DRAFT

export function RuleEditor({ rule }: { rule: ShownRule | null }) {
  const words = useWords(routingWords)
  const administers = useMay('administer')
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule))
  const [ran, setRan] = useState<{ key: string; result: DryRun } | null>(null)
  const [days, setDays] = useState(30)
  const { doing, run } = useDoing()
  const whole = isSentenceWhole(draft)
  const runDry = (over: number) => {
    const { conditions, team_id } = draft
    if (!team_id) return
    setDays(over)
    run({
      key: 'run',
      ask: () => call(routingApi.dryRun, { conditions, team_id, days: over }),
      done: (result) => {
        setRan({ key: runKey(draft), result })
        return undefined
      },
    })
  }
  const fresh = ran?.key === runKey(draft) ? ran.result : null
  const stands = rule?.switched_on && runKey(draft) === runKey(draftOf(rule))
  return (
    <>
      <div className="pane-body rule-edit">
        {administers ? (
          <>
            <TextField
              name="name"
              label={words.name}
              placeholder={words.nameHint}
              maxLength={120}
              value={draft.name}
              onText={(name) => setDraft({ ...draft, name })}
            />
            <div>
              <Sentence draft={draft} onDraft={setDraft} />
            </div>
          </>
        ) : (
          rule && (
            <>
              <h2>{rule.name}</h2>
              <p className="sentence">
                <RuleText rule={rule} />
              </p>
            </>
          )
        )}
        <section className="part" aria-label={words.dryRun}>
          <div className="flex-row">
            <h2 className="grow">{words.dryRun}</h2>
            {([30, 90] as const).map((over) => (
              <Button
                key={over}
                size="small"
                kind={over === 30 ? 'secondary' : 'quiet'}
                busy={doing === 'run' && days === over}
                disabledReason={whole ? null : words.fillFirst}
                onClick={() => runDry(over)}
              >
                {`${fresh && fresh.days === over ? words.runAgain : words.runDry}, ${words.days(over)}`}
              </Button>
            ))}
          </div>
          {fresh ? <DryRunResult result={fresh} /> : <p className="meta">{stands ? words.runToSee : words.notRun}</p>}
        </section>
      </div>
      {administers && <Acts rule={rule} draft={draft} ran={fresh ? 'yes' : 'no'} />}
    </>
  )
}

/** What can be done with it as it stands: nothing decides anything before it was run dry in this very form. */
function Acts({ rule, draft, ran }: { rule: ShownRule | null; draft: Draft; ran: 'yes' | 'no' }) {
  const words = useWords(routingWords)
  const navigate = useNavigate()
  const { doing, run } = useDoing(ROUTING)
  const { name, conditions, team_id } = draft
  const changed = !rule || name !== rule.name || runKey(draft) !== runKey(draftOf(rule))
  const unready = !isSentenceWhole(draft) ? words.fillFirst : name.trim() ? null : words.nameFirst
  const undry = unready ?? (ran === 'yes' ? null : words.dryFirst)
  const keep = (key: string, switched_on: boolean, said: string, undo?: () => void) => {
    if (!team_id) return
    const input = { name, conditions, team_id, switched_on }
    run({
      key,
      ask: () => (rule ? call(routingApi.changeRule, { ...input, id: rule.id }) : call(routingApi.makeRule, input)),
      done: (kept) => {
        if (!rule) void navigate({ to: paths.rule(kept.id), replace: true })
        return { text: said, ...(undo && { undo }) }
      },
    })
  }
  const remove = (known: ShownRule) =>
    run({
      key: 'remove',
      ask: () => call(routingApi.removeRule, { id: known.id }),
      done: () => {
        void navigate({ to: paths.rules() })
        return { text: words.ruleRemoved(known.name), undo: () => putBack(known) }
      },
    })
  const putBack = ({ name: was, conditions: had, team_id: to, switched_on }: ShownRule) =>
    run({
      key: 'remove',
      ask: () => call(routingApi.makeRule, { name: was, conditions: had, team_id: to, switched_on }),
    })
  const off = () => keep('off', false, words.switchedOff(name), () => keep('on', true, words.switchedOn(name)))
  const renamed = rule && runKey(draft) === runKey(draftOf(rule))
  return (
    <div className="rule-acts">
      {rule?.switched_on ? (
        <>
          <Button
            kind="primary"
            busy={doing === 'save'}
            disabledReason={!changed ? words.nothingChanged : renamed ? unready : undry}
            onClick={() => keep('save', true, words.saved)}
          >
            {words.save}
          </Button>
          <Button busy={doing === 'off'} disabledReason={unready} onClick={off}>
            {words.switchOff}
          </Button>
        </>
      ) : (
        <>
          <Button
            kind="primary"
            busy={doing === 'on'}
            disabledReason={undry}
            onClick={() => keep('on', true, words.switchedOn(name))}
          >
            {words.switchOn}
          </Button>
          <Button
            busy={doing === 'save'}
            disabledReason={changed ? unready : words.nothingChanged}
            onClick={() => keep('save', false, words.saved)}
          >
            {rule ? words.save : words.saveOff}
          </Button>
        </>
      )}
      <span className="grow" />
      {rule && (
        <Button kind="quiet" busy={doing === 'remove'} onClick={() => remove(rule)}>
          {words.removeRule}
        </Button>
      )}
    </div>
  )
}
