import { useState } from 'react'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ComboField } from '#web/ui/ComboField.tsx'
import type { Choice } from '#web/ui/choices.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { useWords } from '#web/words.ts'
import { type Folk, type Gap, type Holder, holderOf, nameOf } from './duties.ts'
import { useSetDuty } from './use-set-duty.ts'
import { type PeopleWords, peopleWords } from './words.ts'

export function DutyDialog({ channel, duty, folk, onClose }: Gap & { folk: Folk; onClose: () => void }) {
  const words = useWords(peopleWords)
  const { setOrThrow } = useSetDuty()
  const held = holderOf(channel, duty, folk)
  const [chosen, setChosen] = useState<string | null>(held?.name ? keyOf(held) : null)
  const holders = holdersOf(folk)
  const save = async (holder: Holder | null) => {
    await setOrThrow({ channel, duty, holder })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.dutyTitle(words[duty].toLowerCase(), nameOf(channel))}>
      <p className="two">{words.dutyMeans[duty]}</p>
      <Form
        send={words.save}
        onSend={() => save(holders.find((one) => keyOf(one) === chosen) ?? null)}
        beside={held && <Leave onLeave={() => save(null)} />}
      >
        <ComboField
          label={words.holder}
          name={`${duty}_person_id`}
          choices={holders.map((holder) => choiceOf(holder, words))}
          value={chosen}
          onChoice={setChosen}
        />
      </Form>
    </Dialog>
  )
}

function Leave({ onLeave }: { onLeave: () => Promise<void> }) {
  const words = useWords(peopleWords)
  return (
    <Button kind="quiet" onClick={() => void onLeave()}>
      {words.leaveEmpty}
    </Button>
  )
}

const keyOf = ({ kind, id }: Holder) => `${kind} ${id}`

const holdersOf = ({ people, teams }: Folk): Holder[] => [
  ...people
    .filter(({ deactivated_at }) => !deactivated_at)
    .map(({ id, name }) => ({ kind: 'person' as const, id, name })),
  ...teams.map(({ id, name }) => ({ kind: 'team' as const, id, name })),
]

const choiceOf = (holder: Holder, words: PeopleWords): Choice => ({
  value: keyOf(holder),
  label: holder.name ?? words.gone,
  before: <Avatar name={holder.name ?? words.gone} size="s" kind={holder.kind === 'team' ? 'team' : 'ours'} />,
  ...(holder.kind === 'team' && { note: words.team }),
})
