import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '#web/call.ts'
import { useWhere } from '#web/locale.ts'
import { useNow } from '#web/now.ts'
import { paths, safeBack } from '#web/paths.ts'
import { type SignedIn, sessionQuery, signIn } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { Door } from './Door.tsx'
import { doorWords } from './door-words.ts'

type Workspaces = Extract<SignedIn, { state: 'choose_workspace' }>['workspaces']

export function SignIn() {
  const enter = useEnter()
  const [given, setGiven] = useState({ email: '', password: '' })
  const [workspaces, setWorkspaces] = useState<Workspaces | null>(null)
  const send = async (workspace_id?: string) => {
    const answer = await signIn({ ...given, ...(workspace_id && { workspace_id }) })
    if (answer.state === 'choose_workspace') return setWorkspaces(answer.workspaces)
    await enter()
  }
  if (workspaces) return <ChooseWorkspace workspaces={workspaces} onChoose={send} onBack={() => setWorkspaces(null)} />
  return <Credentials given={given} onGiven={setGiven} onSend={() => send()} />
}

function useEnter() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { back } = useSearch({ strict: false }) as { back?: string }
  return async () => {
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    await navigate({ href: back ? safeBack(back) : paths.home() })
  }
}

interface CredentialsProps {
  given: { email: string; password: string }
  onGiven: (given: { email: string; password: string }) => void
  onSend: () => Promise<void>
}

function Credentials({ given, onGiven, onSend }: CredentialsProps) {
  const words = useShellWords()
  const door = useWords(doorWords)
  const { locale } = useWhere()
  const { again_at, guarded } = useGuesses(onSend)
  return (
    <Door title={words.signInTitle} line={words.signInLine} foot={door.came}>
      <Form
        send={words.signIn}
        onSend={guarded}
        wide
        disabledReason={again_at && door.tooManyUntil(clockOf(again_at, locale))}
      >
        <TextField
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          required
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has nothing else to do or read first
          autoFocus
          value={given.email}
          onText={(email) => onGiven({ ...given, email })}
        />
        <PasswordField
          label={words.password}
          name="password"
          use="current-password"
          required
          beside={
            <Link to={paths.forgotten()} className="link">
              {door.forgotten}
            </Link>
          }
          value={given.password}
          onText={(password) => onGiven({ ...given, password })}
        />
        {again_at && <p role="status">{door.tooManyUntil(clockOf(again_at, locale))}</p>}
      </Form>
    </Door>
  )
}

/** Not by format.ts, whose other formats would weigh more than the rest of this page. */
const clockOf = (at: Date, locale: string) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at)

/** After too many guesses the button rests until the server would look at another one. */
function useGuesses(onSend: () => Promise<void>) {
  const now = useNow()
  const [until, setUntil] = useState<Date | null>(null)
  const guarded = async () => {
    try {
      await onSend()
    } catch (caught) {
      if (caught instanceof CallError && caught.status === 429 && caught.retry_after_s)
        setUntil(new Date(Date.now() + caught.retry_after_s * 1000))
      throw caught
    }
  }
  return { again_at: until && until > now ? until : null, guarded }
}

interface ChooseProps {
  workspaces: Workspaces
  onChoose: (workspace_id: string) => Promise<void>
  onBack: () => void
}

function ChooseWorkspace({ workspaces, onChoose, onBack }: ChooseProps) {
  const door = useWords(doorWords)
  return (
    <Door title={door.whichTitle} line={door.whichLine}>
      {workspaces.map(({ id, name }) => (
        <Form key={id} send={name} kind="secondary" wide onSend={() => onChoose(id)}>
          {null}
        </Form>
      ))}
      <Button kind="quiet" onClick={onBack}>
        {door.notYou}
      </Button>
    </Door>
  )
}
