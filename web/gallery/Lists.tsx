import { useState } from 'react'
import { useKeys } from '#web/keys.tsx'
import { Button } from '#web/ui/Button.tsx'
import { useHeldBack } from '#web/ui/use-held-back.ts'
import { VirtualList } from '#web/ui/VirtualList.tsx'
import { Row, waiting } from './Row.tsx'
import { Spec } from './Spec.tsx'

const MANY = waiting(100_000, 0)

export function Lists() {
  const [items, setItems] = useState(MANY)
  const [on, setOn] = useState('0')
  const { rows, new_count, showNew } = useHeldBack('all', items, (item) => item.id)
  const step = (by: number) => {
    const at = rows.findIndex(({ id }) => id === on)
    setOn(rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.id ?? on)
  }
  useKeys([
    { keys: 'j', label: 'Next in the list', run: () => step(1) },
    { keys: 'k', label: 'The one before', run: () => step(-1) },
  ])
  return (
    <Spec
      title="List"
      rule="Nothing jumps: rows keep their place, what is new waits above. These are 100,000; j and k move."
    >
      <div className="line start">
        <div className="framed w-full">
          <VirtualList
            label="Conversations"
            items={rows}
            keyOf={(item) => item.id}
            row_px={96}
            new_count={new_count}
            onShowNew={showNew}
            onKey={on}
            beside={<span className="meta">By time left</span>}
          >
            {(item) => <Row item={item} on={item.id === on ? 'yes' : 'no'} onPress={() => setOn(item.id)} />}
          </VirtualList>
        </div>
        <Button onClick={() => setItems([...waiting(3, items.length), ...items])}>Let three arrive</Button>
      </div>
    </Spec>
  )
}
