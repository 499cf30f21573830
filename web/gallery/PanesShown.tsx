import { useState } from 'react'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { SideButton, SidePane } from '#web/ui/SidePane.tsx'
import { Row, waiting } from './Row.tsx'
import { Spec } from './Spec.tsx'

const FEW = waiting(4, 0)

/** As the address would hold it; here it is held by the example. */
export function PanesShown() {
  const [show, setShow] = useState<'work' | 'side'>('work')
  return (
    <Spec
      title="Panes"
      rule="Side by side; where there is no room, the third comes when called, and on a phone each is a page."
    >
      <div className="framed whole">
        <Panes layout="work-side" show={show}>
          <Pane
            name="work"
            label="Conversation"
            head={
              <>
                <b className="grow cut">Third Arc kettle, same hinge</b>
                <SideButton onPress={() => setShow('side')}>Who and why</SideButton>
              </>
            }
          >
            <div className="pane-body">
              {FEW.map((item) => (
                <Row key={item.id} item={item} on={item.id === '0' ? 'yes' : 'no'} onPress={() => undefined} />
              ))}
            </div>
          </Pane>
          <SidePane label="Who and why">
            <section>
              <span className="flex-row">
                <Avatar name="Ruth Calloway" kind="theirs" size="l" />
                <span>
                  <b className="block">Ruth Calloway</b>
                  <span className="meta">Hebden Bridge · customer since 2019</span>
                </span>
              </span>
            </section>
            <section>
              <h3>Why here</h3>
              <p>
                <b>Service</b>, because <mark>third</mark>, <mark>hinge</mark>, <mark>money back</mark>. Looks like 41
                earlier repairs; 93 % sure.
              </p>
            </section>
            <section>
              <Heading count={3}>Earlier</Heading>
              <p className="meta mt-2">Second Arc, hinge again · July, replaced</p>
            </section>
          </SidePane>
        </Panes>
      </div>
    </Spec>
  )
}
