import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { useWords } from '#web/words.ts'
import { SETS } from '../../schema.ts'
import type { MonitorShown } from '../queries.ts'
import { listeningWords } from '../words.ts'
import { analysisWords } from './words.ts'

interface MonitorsDialogProps {
  monitors: readonly MonitorShown[]
  of: readonly string[]
  onChosen: (ids: string[]) => void
  onClose: () => void
}

/** By set, so that all of a set can be taken at once. */
export function MonitorsDialog({ monitors, of, onChosen, onClose }: MonitorsDialogProps) {
  const words = useWords(analysisWords)
  const sets = useWords(listeningWords).sets
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(of))
  const toggle = (ids: readonly string[]) => {
    const all = ids.every((id) => chosen.has(id))
    const next = new Set(chosen)
    for (const id of ids) {
      if (all) next.delete(id)
      else next.add(id)
    }
    setChosen(next)
  }
  const show = () => {
    onChosen(monitors.filter(({ id }) => chosen.has(id)).map(({ id }) => id))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.whoDialog}
      acts={
        <Button kind="primary" disabledReason={chosen.size === 0 ? words.chooseOne : null} onClick={show}>
          {words.showSome}
        </Button>
      }
    >
      <div className="monitor-choice">
        {SETS.map((set) => {
          const group = monitors.filter(({ kind }) => kind === set)
          if (group.length === 0) return null
          const on = group.filter(({ id }) => chosen.has(id)).length
          return (
            <fieldset key={set}>
              <Checkbox
                label={sets[set]}
                checked={on === group.length}
                mixed={on > 0 && on < group.length}
                onChange={() => toggle(group.map(({ id }) => id))}
              />
              <div className="monitor-choice-of">
                {group.map(({ id, name }) => (
                  <Checkbox key={id} label={name} checked={chosen.has(id)} onChange={() => toggle([id])} />
                ))}
              </div>
            </fieldset>
          )
        })}
      </div>
    </Dialog>
  )
}
