import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { OBJECTIVES, type Objective } from '#areas/understanding/schema.ts'
import { call } from '#web/call.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { ComboField } from '#web/ui/ComboField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { routingApi } from '../api.ts'
import { ROUTING, type ShownLine, useTeamChoices, useTopicChoices } from './queries.ts'
import { routingWords } from './words.ts'

/** Says who answers an objective, or one topic of it. */
export function LineDialog({ lines, onClose }: { lines: readonly ShownLine[]; onClose: () => void }) {
  const words = useWords(routingWords)
  const shell = useShellWords()
  const queries = useQueryClient()
  const { choices } = useTeamChoices()
  const topics = useTopicChoices()
  const [objective, setObjective] = useState<Objective>('repair')
  const [topic, setTopic] = useState<string | null>(null)
  const [team_id, setTeam] = useState<string | null>(null)
  const [fallback_team_id, setFallback] = useState<string | null>(null)
  const there = lines.some((line) => line.objective === objective && line.topic === topic)
  const add = async () => {
    if (!team_id) return
    await call(routingApi.setLine, { objective, topic, team_id, fallback_team_id })
    await queries.invalidateQueries({ queryKey: ROUTING })
    say({ text: words.added })
    onClose()
  }
  if (choices.length === 0)
    return (
      <Dialog
        open
        onClose={onClose}
        title={words.addLine}
        acts={<LinkButton to={paths.people()}>{words.toPeople}</LinkButton>}
      >
        <p className="ink-2">{words.noTeams}</p>
      </Dialog>
    )
  return (
    <Dialog open onClose={onClose} title={words.addLine}>
      <Form
        onSend={add}
        send={words.add}
        disabledReason={team_id ? null : words.chooseTeam}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <SelectField
          name="objective"
          label={words.objective}
          choices={OBJECTIVES.map((one) => ({ value: one, label: words.objectives[one] }))}
          value={objective}
          onChoice={(value) => setObjective(OBJECTIVES.find((one) => one === value) ?? 'repair')}
        />
        <ComboField
          name="topic"
          label={words.topic}
          help={words.topicHelp}
          placeholder={words.wholeObjective}
          choices={topics}
          value={topic}
          onChoice={setTopic}
        />
        <ComboField name="team_id" label={words.team} choices={choices} value={team_id} onChoice={setTeam} />
        <ComboField
          name="fallback_team_id"
          label={words.fallback}
          help={words.fallbackHelp}
          placeholder={words.nobody}
          choices={choices}
          value={fallback_team_id}
          onChoice={setFallback}
        />
        {there && <Notice>{words.lineThere}</Notice>}
      </Form>
    </Dialog>
  )
}
