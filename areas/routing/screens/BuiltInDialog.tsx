import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { builtInApi } from '#areas/understanding/delivered/api.ts'
import type { BuiltInTopic } from '#areas/understanding/schema.ts'
import { call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { builtInWords } from './built-in-words.ts'
import { ROUTING, type ShownBuiltIn } from './queries.ts'
import { routingWords } from './words.ts'

const MOST = 500

interface BuiltInDialogProps {
  topic: BuiltInTopic
  change: ShownBuiltIn | null
  onClose: () => void
}

export function BuiltInDialog({ topic, change, onClose }: BuiltInDialogProps) {
  const words = useWords(builtInWords)
  const shell = useShellWords()
  const { saveTopic } = useWords(routingWords)
  const queries = useQueryClient()
  const [terms, setTerms] = useState<string[]>([...(change?.terms ?? [])])
  const [left_out, setLeftOut] = useState<string[]>([...(change?.left_out ?? [])])
  const [switched_off, setOff] = useState(change?.switched_off ?? false)
  const name = topicName(topic)
  const both = terms.find((term) => left_out.some((one) => one.toLowerCase() === term.toLowerCase()))
  const isAsDelivered = terms.length + left_out.length === 0 && !switched_off
  const done = async (text: string) => {
    await queries.invalidateQueries({ queryKey: ROUTING })
    say({ text })
    onClose()
  }
  const restore = async () => {
    await call(builtInApi.restore, { topic })
    await done(words.restored(name))
  }
  const save = async () => {
    if (isAsDelivered) return restore()
    await call(builtInApi.change, { topic, terms, left_out, switched_off })
    await done(words.saved(name))
  }
  const clear = () => {
    setTerms([])
    setLeftOut([])
    setOff(false)
  }
  return (
    <Dialog open onClose={onClose} title={name}>
      <Form
        onSend={save}
        send={saveTopic}
        disabledReason={both ? words.both(both) : null}
        beside={
          <>
            <Button kind="quiet" onClick={onClose}>
              {shell.cancel}
            </Button>
            {!isAsDelivered && (
              <Button kind="quiet" onClick={clear}>
                {words.asDelivered}
              </Button>
            )}
          </>
        }
      >
        <Checkbox
          label={words.isRead}
          help={topic === 'spam' ? words.alwaysRead : words.isReadHelp}
          checked={!switched_off}
          disabled={topic === 'spam'}
          onChange={(on) => setOff(!on)}
        />
        <ChipsField
          {...{ name: 'terms', label: words.terms, help: words.termsHelp, limit: MOST }}
          values={terms}
          onValues={setTerms}
        />
        <ChipsField
          {...{ name: 'left_out', label: words.leftOut, help: words.leftOutHelp, limit: MOST }}
          values={left_out}
          onValues={setLeftOut}
        />
      </Form>
    </Dialog>
  )
}
