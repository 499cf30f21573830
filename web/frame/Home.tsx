import { isFilled, Slot } from '#web/slots.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { SidePane } from '#web/ui/SidePane.tsx'
import { useShellWords } from '#web/words.ts'

/** What needs me now: every area says its own part, in its own section; the first says the answer in a sentence. */
export function Home() {
  const words = useShellWords()
  return (
    <>
      <PageHead title={words.home} />
      <Panes layout={isFilled('home.beside') ? 'work-side' : 'work'} show="work">
        <Pane name="work" label={words.home}>
          <div className="pane-body">
            <div className="home-sections px-8 py-6 max-[700px]:px-4">
              <Slot name="home.section" />
            </div>
          </div>
        </Pane>
        {isFilled('home.beside') && (
          <SidePane label={words.beside}>
            <Slot name="home.beside" />
          </SidePane>
        )}
      </Panes>
    </>
  )
}
