import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { paths, safeBack } from '#web/paths.ts'
import { sessionQuery, signIn } from '#web/session.ts'
import { Form } from '#web/ui/Form.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useShellWords } from '#web/words.ts'
import { Door } from './Door.tsx'

export function SignIn() {
  const words = useShellWords()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { back } = useSearch({ strict: false }) as { back?: string }
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const send = async () => {
    await signIn({ email, password })
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
    await navigate({ href: back ? safeBack(back) : paths.home() })
  }
  return (
    <Door title={words.signInTitle} line={words.signInLine}>
      <Form send={words.signIn} onSend={send} wide>
        <TextField
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          required
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has nothing else to do or read first
          autoFocus
          value={email}
          onText={setEmail}
        />
        <PasswordField
          label={words.password}
          name="password"
          use="current-password"
          required
          value={password}
          onText={setPassword}
        />
      </Form>
    </Door>
  )
}
