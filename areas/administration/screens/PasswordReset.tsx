import '#web/ui/all-icons.ts'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { Door } from '#web/door/Door.tsx'
import { paths } from '#web/paths.ts'
import { Form } from '#web/ui/Form.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { useWords } from '#web/words.ts'
import { doorWords } from './door-words.ts'
import { useToken } from './use-token.ts'

/** Where a reset's link leads. A link that is spent or too old is refused when it is used, with the way to a new one. */
export function PasswordReset() {
  const words = useWords(doorWords)
  const token = useToken()
  const [password, setPassword] = useState('')
  const [whose, setWhose] = useState<string | null>(null)
  const askAgain = <LinkButton to={paths.forgotten()}>{words.askAgain}</LinkButton>
  if (whose)
    return (
      <Door title={words.setTitle} line={words.setLine(whose)}>
        <LinkButton to={paths.signIn()} kind="primary">
          {words.signIn}
        </LinkButton>
      </Door>
    )
  if (!token)
    return (
      <Door title={words.resetTitle} line={words.noToken}>
        {askAgain}
      </Door>
    )
  const set = async () => {
    const { email } = await call(api.completePasswordReset, { token, password })
    setWhose(email)
  }
  return (
    <Door title={words.resetTitle} line={words.resetLine} foot={askAgain}>
      <Form send={words.set} onSend={set} wide>
        <PasswordField
          label={words.newPassword}
          name="password"
          use="new-password"
          help={words.passwordHelp}
          required
          value={password}
          onText={setPassword}
        />
      </Form>
    </Door>
  )
}
