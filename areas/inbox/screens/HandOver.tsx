import { lazy, Suspense, useState } from 'react'
import type { Command } from '#web/commands.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { useNames } from './people.ts'
import type { ConversationRow } from './shown.ts'
import { inboxWords } from './words.ts'

const Pick = lazy(async () => ({ default: (await import('#web/ui/Pick.tsx')).Pick }))
const Dialog = lazy(async () => ({ default: (await import('#web/ui/Dialog.tsx')).Dialog }))
const TRIAGE = 'triage'

export interface Receiver {
  id: string | null
  name: string
}
export interface HandOverProps {
  row: ConversationRow
  onHandOver: (to: Receiver, reason: string) => void
  onClose: () => void
}

/** To which team, then why. The reason stands in the thread, and routing learns from it. */
export function HandOver({ row, onHandOver, onClose }: HandOverProps) {
  const words = useWords(inboxWords)
  const { teams } = useNames()
  const [to, setTo] = useState<Receiver | null>(null)
  const others = teams.filter((team) => team.id !== row.team_id)
  const choices: Command[] = others.map(({ id, name }) => ({ id, label: name, group: words.handTo, icon: 'people' }))
  if (row.team_id) choices.push({ id: TRIAGE, label: words.triage, group: words.handTo, icon: 'minus' })
  const pick = (id: string) =>
    setTo({ id: id === TRIAGE ? null : id, name: choices.find((one) => one.id === id)?.label ?? '' })
  return (
    <Suspense fallback={null}>
      {to ? (
        <Dialog open onClose={onClose} title={to.id ? words.handToTeam(to.name) : words.triage}>
          <ReasonForm to={to} onSend={(reason) => onHandOver(to, reason)} onCancel={onClose} />
        </Dialog>
      ) : (
        <Pick title={words.handTo} placeholder={words.findTeam} choices={choices} onPick={pick} onClose={onClose} />
      )}
    </Suspense>
  )
}

/** Why it is better there, in the giver's words. Enter sends; Shift-Enter begins a line. */
export function ReasonForm({
  to,
  onSend,
  onCancel,
}: {
  to: Receiver
  onSend: (reason: string) => void
  onCancel: () => void
}) {
  const words = useWords(inboxWords)
  const shell = useShellWords()
  const [reason, setReason] = useState('')
  return (
    <Form
      send={to.id ? words.handToTeam(to.name) : words.triage}
      disabledReason={reason.trim() ? null : words.writeFirst}
      onSend={async () => onSend(reason.trim())}
      beside={
        <Button kind="quiet" onClick={onCancel}>
          {shell.cancel}
        </Button>
      }
    >
      <TextArea
        label={words.why}
        name="reason"
        help={words.whyHelp}
        maxLength={500}
        autoFocus
        value={reason}
        onText={setReason}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
    </Form>
  )
}
