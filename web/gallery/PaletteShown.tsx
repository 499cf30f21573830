import { useState } from 'react'
import type { Command } from '#web/commands.ts'
import { CommandList } from '#web/ui/CommandList.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { Spec } from './Spec.tsx'

const COMMANDS: Command[] = [
  {
    id: '1',
    group: 'Do, with “Third Arc kettle, same hinge”',
    label: 'Hand over to a team or a person…',
    icon: 'hand-over',
    keys: 'a',
  },
  {
    id: '2',
    group: 'Do, with “Third Arc kettle, same hinge”',
    label: 'Hand over to Product',
    icon: 'hand-over',
    note: 'as you did 4 times this week',
  },
  { id: '3', group: 'Go to', label: 'Takeovers: hand over Instagram at 14:00', icon: 'repeat' },
  {
    id: '4',
    group: 'Conversations',
    label: 'Pemberton & Daughters: “…can you hand this over to whoever does shelf plans?”',
    network: 'email',
    note: '08:40',
  },
  { id: '5', group: 'Conversations', label: 'طلبت قطعة غيار للغلاية قبل أسبوعين', network: 'mastodon', note: '09:58' },
]

export function PaletteShown() {
  const [on, setOn] = useState(0)
  return (
    <Spec title="Command palette" rule="Ctrl or Cmd and K, everywhere, everything.">
      <div className="stage">
        <div className="palette pop held">
          <div className="palette-ask">
            <Icon name="search" />
            <span className="grow">hand over</span>
            <Kbd keys="escape" />
          </div>
          <CommandList empty="" id="shown" commands={COMMANDS} on={on} onPoint={setOn} onPress={() => undefined} />
        </div>
      </div>
    </Spec>
  )
}
