/**
 * The first run, on one page: who you are, your name, your channels, your people. What is done is read from what is
 * stored and where one stands from the address, so leaving and coming back loses nothing.
 */
import '#web/ui/all-icons.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { endFirstRun } from '#web/first-run.ts'
import { KeyboardProvider, useKeys } from '#web/keys.tsx'
import { startLive } from '#web/live.ts'
import { PersonWhere } from '#web/PersonWhere.tsx'
import { paths } from '#web/paths.ts'
import { type Session, SessionProvider, sessionQuery } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Legs } from '#web/ui/Legs.tsx'
import { Logo } from '#web/ui/Logo.tsx'
import { useAnythingSaid } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { KnownHouse, NewHouse } from './first-run/House.tsx'
import { Invite } from './first-run/Invite.tsx'
import { Section, type SectionProps } from './first-run/Section.tsx'
import { Accounts } from './first-run/Sources.tsx'
import { type Done, STEPS, type Step, useDone, useStep } from './first-run/steps.ts'
import { firstRunWords } from './first-run/words.ts'
import { YourName } from './first-run/YourName.tsx'

const Toasts = lazy(async () => ({ default: (await import('#web/ui/Toasts.tsx')).Toasts }))

export function FirstRun() {
  // Nobody is signed in while there is no workspace; the route has looked before this is drawn.
  const session = useQuery({ ...sessionQuery, enabled: false }).data
  if (!session) return <Steps session={null} />
  return (
    <SessionProvider value={session}>
      <PersonWhere person={session.person}>
        <KeyboardProvider>
          <Steps session={session} />
        </KeyboardProvider>
      </PersonWhere>
    </SessionProvider>
  )
}

function Steps({ session }: { session: Session | null }) {
  const words = useWords(firstRunWords)
  const done = useDone(session !== null)
  const { asked, step } = useStep(done)
  useEffect(() => {
    if (session) startLive()
  }, [session])
  // The address may be opened, reloaded or walked back to: the step it names is what is seen.
  useEffect(() => {
    if (asked) document.getElementById(`step-${asked}`)?.scrollIntoView({ block: 'start' })
  }, [asked])
  const section = (one: Step, beside?: string): Omit<SectionProps, 'children'> => ({
    step: one,
    state: !session && one !== 'house' ? 'shut' : done[one] ? 'done' : one === step ? 'now' : 'open',
    ...(beside && { beside }),
  })
  return (
    <div className="firstrun">
      <Side done={done} step={step} />
      <main className="first-main" id="page">
        <Head step={step} />
        <Section {...section('house')}>{session ? <KnownHouse session={session} /> : <NewHouse />}</Section>
        <Section {...section('name', words.asWritten)}>{session && <YourName />}</Section>
        <Section {...section('channels', words.toAnswer)}>{session && <Accounts />}</Section>
        <Section {...section('people', words.whoKnows)}>{session && <Invite />}</Section>
      </main>
      {session && <Finish session={session} />}
    </div>
  )
}

function Side({ done, step }: { done: Done; step: Step }) {
  const words = useWords(firstRunWords)
  const product = useShellWords().product
  return (
    <aside className="first-side not-small" aria-label={words.steps}>
      <p className="brand">
        <Logo />
        {product}
      </p>
      <Legs
        label={words.steps}
        legs={STEPS.map((one) => ({
          id: one,
          state: one === step ? 'now' : done[one] ? 'done' : 'todo',
          label: (
            <Link to="/welcome" search={{ step: one }} activeProps={{}}>
              {words[one]}
            </Link>
          ),
          ...(done[one] && { under: words.done }),
        }))}
      />
      <p className="meta mt-auto">{words.notFinal}</p>
    </aside>
  )
}

function Head({ step }: { step: Step }) {
  const words = useWords(firstRunWords)
  const product = useShellWords().product
  return (
    <>
      <p className="brand only-small">
        <Logo />
        {product}
        <span className="meta ms-auto">{words.of(STEPS.indexOf(step) + 1)}</span>
      </p>
      <div>
        <h1 className="lead">{words.lead}</h1>
        <p className="meta">{words.leadLine}</p>
      </div>
    </>
  )
}

function Finish({ session }: { session: Session }) {
  const words = useWords(firstRunWords)
  const navigate = useNavigate()
  const said = useAnythingSaid()
  const open = () => {
    endFirstRun()
    void navigate({ to: paths.home() })
  }
  const label = words.open(session.workspace.name)
  useKeys([{ keys: 'mod+enter', label, run: open }])
  return (
    <footer className="first-act">
      <Button kind="primary" keys="mod+enter" className="first-open" onClick={open}>
        <bdi className="cut">{label}</bdi>
      </Button>
      <span className="meta not-small">{words.later}</span>
      <Suspense fallback={null}>{said && <Toasts />}</Suspense>
    </footer>
  )
}
