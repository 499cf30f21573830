import { Slot } from '#web/slots.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { SidePane } from '#web/ui/SidePane.tsx'
import { useShellWords } from '#web/words.ts'

/** What needs me now: every area says its own part, in its own section. */
export function Home() {
  const words = useShellWords()
  return (
    <>
      <PageHead title={words.home} />
      <Panes layout="work-side" show="work">
        <Pane name="work" label={words.home}>
          <div className="pane-body">
            <div className="grid max-w-[900px] gap-6 px-8 py-6 max-[700px]:px-4">
              <Slot name="home.section" />
            </div>
          </div>
        </Pane>
        <SidePane label={words.more}>
          <Slot name="home.beside" />
        </SidePane>
      </Panes>
    </>
  )
}
