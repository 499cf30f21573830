import { useState } from 'react'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Pane, type PaneName, Panes } from '#web/ui/Panes.tsx'
import { SideButton, SidePane } from '#web/ui/SidePane.tsx'
import { Row, waiting } from './Row.tsx'
import { Spec } from './Spec.tsx'

const FEW = waiting(4, 0)

/** Which pane is shown is in a page's address; here the example holds it. */
export function PanesShown() {
  const [show, setShow] = useState<PaneName>('list')
  const [on, setOn] = useState('0')
  const open = (id: string) => {
    setOn(id)
    setShow('work')
  }
  const chosen = FEW.find(({ id }) => id === on)
  return (
    <Spec
      title="Panes"
      rule="Side by side; where there is no room, the third comes when called, and on a phone each is a page."
    >
      <div className="framed whole">
        <Panes layout="list-work-side" show={show}>
          <Pane name="list" label="Mine" head={<b>Mine</b>}>
            <div className="pane-body">
              {FEW.map((item) => (
                <Row key={item.id} item={item} on={item.id === on ? 'yes' : 'no'} onPress={() => open(item.id)} />
              ))}
            </div>
          </Pane>
          <Pane
            name="work"
            label="Conversation"
            onBack={() => setShow('list')}
            head={
              <>
                <b className="grow cut">{chosen?.name}</b>
                <SideButton onPress={() => setShow('side')}>Who and why</SideButton>
              </>
            }
          >
            <div className="pane-body p-4">
              <p className="said" dir="auto">
                {chosen?.says}
              </p>
            </div>
          </Pane>
          <Who name={chosen?.name ?? ''} onBack={() => setShow('work')} />
        </Panes>
      </div>
    </Spec>
  )
}

function Who({ name, onBack }: { name: string; onBack: () => void }) {
  return (
    <SidePane label="Who and why" onBack={onBack}>
      <section>
        <span className="flex-row">
          <Avatar name={name} kind="theirs" size="l" />
          <span className="grow">
            <b className="cut block">{name}</b>
            <span className="meta">Hebden Bridge · customer since 2019</span>
          </span>
        </span>
      </section>
      <section>
        <h3>Why here</h3>
        <p>
          <b>Service</b>, because <mark>third</mark>, <mark>hinge</mark>, <mark>money back</mark>. Looks like 41 earlier
          repairs; 93 % sure.
        </p>
      </section>
      <section>
        <Heading count={3}>Earlier</Heading>
        <p className="meta mt-2">Second Arc, hinge again · July, replaced</p>
      </section>
    </SidePane>
  )
}
