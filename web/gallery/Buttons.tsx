import { Button, type ButtonKind } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Spec, St } from './Spec.tsx'

const KINDS: [ButtonKind, string][] = [
  ['secondary', 'Hand over'],
  ['primary', 'Send in public'],
  ['quiet', 'Snooze'],
  ['danger', 'Erase contact'],
]
const STATES: [string, string][] = [
  ['Rest', ''],
  ['Hover', 'is-hover'],
  ['Pressed', 'is-active'],
  ['Focus', 'is-focus'],
]

export function Buttons() {
  return (
    <Spec title="Buttons" rule="One primary on a page. A button that is off says why.">
      {KINDS.map(([kind, label]) => (
        <div className="line" key={kind}>
          {STATES.map(([name, state]) => (
            <St name={name} key={name}>
              <Button kind={kind} className={state}>
                {label}
              </Button>
            </St>
          ))}
          <St name="Off, with its reason">
            <Button kind={kind} disabledReason="Mend the one finding first">
              {label}
            </Button>
          </St>
          <St name="Under way">
            <Button kind={kind} busy>
              {label}
            </Button>
          </St>
        </div>
      ))}
      <div className="line">
        <St name="With a key">
          <Button keys="a">Assign</Button>
        </St>
        <St name="With an icon">
          <Button icon="download">Export</Button>
        </St>
        <St name="Icon">
          <IconButton icon="filter" label="Filter" />
        </St>
        <St name="Split">
          <Split />
        </St>
        <St name="Small">
          <Button size="small">Sign</Button>
        </St>
        <St name="Cannot be undone">
          <Button kind="danger-full">Erase 3 contacts</Button>
        </St>
      </div>
    </Spec>
  )
}

function Split() {
  const nothing = () => undefined
  return (
    <span className="split">
      <Button kind="primary">Send</Button>
      <Menu
        trigger={<IconButton kind="primary" icon="down" label="Other ways to send" />}
        entries={[
          { label: 'Send when signed', icon: 'signature', run: nothing },
          { label: 'Send and close', icon: 'check', run: nothing },
        ]}
      />
    </span>
  )
}
