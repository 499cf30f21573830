import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { understandingApi } from '#areas/understanding/api.ts'
import { OBJECTIVES, type Objective } from '#areas/understanding/schema.ts'
import { call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { ROUTING, type ShownTopic } from './queries.ts'
import { routingWords } from './words.ts'

export function TopicDialog({ topic, onClose }: { topic: ShownTopic | null; onClose: () => void }) {
  const words = useWords(routingWords)
  const shell = useShellWords()
  const queries = useQueryClient()
  const [name, setName] = useState(topic?.name ?? '')
  const [objective, setObjective] = useState<Objective>(topic?.objective ?? 'repair')
  const [terms, setTerms] = useState<string[]>([...(topic?.terms ?? [])])
  const save = async () => {
    const input = { name, objective, terms }
    const saved = topic
      ? await call(understandingApi.changeTopic, { ...input, id: topic.id })
      : await call(understandingApi.makeTopic, input)
    await queries.invalidateQueries({ queryKey: ROUTING })
    say({ text: topic ? words.topicChanged(saved.name) : words.topicMade(saved.name) })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={topic ? topic.name : words.newTopic}>
      <Form
        onSend={save}
        send={words.saveTopic}
        disabledReason={name.trim() && terms.length > 0 ? null : words.needTerms}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <TextField name="name" label={words.topicName} maxLength={80} value={name} onText={setName} />
        <SelectField
          name="objective"
          label={words.topicObjective}
          choices={OBJECTIVES.map((one) => ({ value: one, label: words.objectives[one] }))}
          value={objective}
          onChoice={(value) => setObjective(OBJECTIVES.find((one) => one === value) ?? 'repair')}
        />
        <ChipsField
          name="terms"
          label={words.terms}
          help={words.termsHelp}
          values={terms}
          onValues={setTerms}
          limit={500}
        />
      </Form>
    </Dialog>
  )
}
