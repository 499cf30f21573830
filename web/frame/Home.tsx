import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { paths } from '#web/paths.ts'
import { useMay, useSession } from '#web/session.ts'
import { isFilled, Slot } from '#web/slots.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
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
      <Panes layout={isFilled('home.beside') ? 'work-side' : 'work'} show="work">
        <Pane name="work" label={words.home}>
          <div className="pane-body">
            <div className="grid max-w-[900px] gap-6 px-8 py-6 max-[700px]:px-4">
              <Greeting />
              {isFilled('home.section') ? <Slot name="home.section" /> : <FirstUse />}
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

function Greeting() {
  const words = useShellWords()
  const format = useFormat()
  const now = useNow()
  const { person } = useSession()
  return (
    <div>
      <p className="lead">{words.greeting(person.name.split(' ')[0] ?? person.name)}</p>
      <p className="meta">
        {format.day(now)}, {format.clock(now)}
      </p>
    </div>
  )
}

function FirstUse() {
  const words = useShellWords()
  const administers = useMay('administer')
  const act = administers ? <LinkButton to={paths.channels()}>{words.connectFirst}</LinkButton> : null
  return (
    <EmptyState icon="inbox" title={words.homeFirst} acts={act}>
      {words.homeFirstLine}
    </EmptyState>
  )
}
