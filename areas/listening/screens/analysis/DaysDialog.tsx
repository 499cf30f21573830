import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import type { View } from './view.ts'
import { analysisWords } from './words.ts'

interface DaysDialogProps {
  view: View
  change: (next: Partial<View>) => void
  onClose: () => void
}

export function DaysDialog({ view, change, onClose }: DaysDialogProps) {
  const words = useWords(analysisWords)
  const [from, setFrom] = useState(view.from ?? '')
  const [to, setTo] = useState(view.to ?? '')
  const [asked, setAsked] = useState(false)
  const wrong = !from || !to ? words.bothDays : to < from ? words.backwards : null
  const show = () => {
    setAsked(true)
    if (wrong) return
    change({ from, to, days: undefined })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.daysTitle}
      acts={
        <Button kind="primary" onClick={show}>
          {words.showThem}
        </Button>
      }
    >
      <div className="two-fields">
        <TextField label={words.from} type="date" value={from} onText={setFrom} />
        <TextField label={words.to} type="date" value={to} onText={setTo} error={asked ? wrong : null} />
      </div>
    </Dialog>
  )
}
