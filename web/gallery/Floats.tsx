import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Definition } from '#web/ui/Definition.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'
import { say } from '#web/ui/toasts.ts'
import { Spec, St } from './Spec.tsx'

const nothing = () => undefined

export function Floats() {
  return (
    <Spec
      title="What floats"
      rule="Every entry shows its key. Asked only before what cannot be undone; all else can be undone."
    >
      <div className="line start">
        <St name="Menu">
          <Menu
            align="start"
            trigger={<Button icon="more">What to do</Button>}
            entries={[
              { label: 'Take it', icon: 'user-check', keys: 'm', run: nothing },
              { label: 'Hand over', icon: 'hand-over', keys: 'a', run: nothing },
              { label: 'Snooze', icon: 'alarm', keys: 'h', run: nothing },
              { label: 'Close', icon: 'check', disabledReason: 'needs a remedy', run: nothing },
              'rule',
              { label: 'Merge with another', icon: 'merge', run: nothing },
              { label: 'Hide on Bluesky', icon: 'eye-off', red: true, run: nothing },
            ]}
          />
        </St>
        <St name="Popover">
          <Popover trigger={<Button kind="quiet">Why red</Button>} title="Why red">
            <p className="two mt-1 mb-2">
              The limit was 09:50. Samir took it at 09:12 and has been at lunch since 10:15.
            </p>
            <button type="button" className="link">
              Share out his five
            </button>
          </Popover>
        </St>
        <St name="Tooltip">
          <Tooltip text="Hand over" keys="a">
            <IconButton icon="hand-over" label="Hand over" title="" />
          </Tooltip>
        </St>
        <St name="Definition">
          <Definition
            title="First answer"
            means="From the customer’s words to ours, in the team’s working hours; the middle of the last 30 days. What was only hidden or closed does not count."
          >
            First answer 34 min
          </Definition>
        </St>
        <St name="Dialog">
          <Ask />
        </St>
      </div>
      <Said />
    </Spec>
  )
}

function Said() {
  return (
    <div className="line">
      <Button
        onClick={() =>
          say({ text: 'Handed to Product with its clock', undo: () => void say({ text: 'It is yours again' }) })
        }
      >
        Toast with undo
      </Button>
      <Button
        onClick={() =>
          say({
            kind: 'failed',
            text: 'Bluesky did not answer. Nothing was sent.',
            act: { label: 'Try again', run: nothing },
          })
        }
      >
        Toast of a failure
      </Button>
      <Button onClick={() => say({ kind: 'waiting', text: 'Sent, not confirmed yet. We look again in 20 s.' })}>
        Toast that waits
      </Button>
    </div>
  )
}

function Ask() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Send in public…</Button>
      <Dialog
        open={open}
        onClose={close}
        title="Send this in public?"
        acts={
          <>
            <Button kind="quiet" keys="escape" onClick={close}>
              Keep writing
            </Button>
            <Button kind="primary" keys="mod+enter" onClick={close}>
              Send in public
            </Button>
          </>
        }
      >
        <p className="two">
          It appears on Bluesky as @fernhill.co, below Ruth Calloway’s post, for anyone to read. It can be deleted
          later, but not unseen.
        </p>
        <blockquote className="quote">Ruth, I’m Nora, I run service at Fernhill and this one is mine now…</blockquote>
      </Dialog>
    </>
  )
}
