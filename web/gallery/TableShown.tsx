import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Clock } from '#web/ui/Clock.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Spec } from './Spec.tsx'
import { minutes } from './sample.ts'

interface Case {
  id: string
  name: string
  remedy: string
  signs: string | null
  due_at: Date | null
  amount_minor: number
}
const CASES: Case[] = [
  {
    id: '1',
    name: 'Ruth Calloway, hinge, third time',
    remedy: 'Refund',
    signs: 'Bob Tully',
    due_at: minutes(18),
    amount_minor: 8_900,
  },
  {
    id: '2',
    name: 'Maximiliane Freifrau von Hohenstein-Wartenberg, wrong plug',
    remedy: 'Replacement',
    signs: 'You',
    due_at: minutes(78),
    amount_minor: 6_400,
  },
  {
    id: '3',
    name: 'Leila Ekström, late delivery',
    remedy: 'Credit',
    signs: 'You',
    due_at: minutes(288),
    amount_minor: 2_000,
  },
  { id: '4', name: 'عبد الرحمن المنصوري', remedy: 'Repair', signs: 'You', due_at: minutes(-8), amount_minor: 0 },
  {
    id: '5',
    name: 'Pemberton & Daughters Hardware, damaged pallet',
    remedy: 'Correction',
    signs: null,
    due_at: null,
    amount_minor: 114_650,
  },
]

export function TableShown() {
  const format = useFormat()
  const [chosen, setChosen] = useState(new Set(['1']))
  return (
    <Spec title="Table" rule="Hairlines, figures to the right, actions where the choice is.">
      <Table
        label="Cases"
        rows={CASES}
        keyOf={(row) => row.id}
        choice={{ chosen, onChosen: setChosen, labelOf: (row) => row.name }}
        columns={[
          { id: 'case', head: 'Case', cell: (row) => <bdi>{row.name}</bdi> },
          { id: 'remedy', head: 'Remedy', cell: (row) => row.remedy, small: 'hidden' },
          {
            id: 'signs',
            head: 'Who signs',
            small: 'hidden',
            cell: (row) =>
              row.signs ?? (
                <Badge tone="good" icon="check">
                  Signed by two
                </Badge>
              ),
          },
          { id: 'due', head: 'Due', cell: (row) => <Clock due_at={row.due_at} /> },
          { id: 'amount', head: 'Amount', align: 'end', cell: (row) => format.money(row.amount_minor, 'GBP') },
        ]}
      />
      <div className="line px-3">
        <b>{chosen.size} chosen</b>
        <Button size="small" disabledReason={chosen.size === 0 ? 'Choose one first' : null}>
          Remind
        </Button>
        <Button size="small" disabledReason={chosen.size === 0 ? 'Choose one first' : null}>
          Change deputy
        </Button>
      </div>
    </Spec>
  )
}
