import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { readMyselfAgain } from '../queries.ts'
import { accountWords } from './words.ts'

/** For administrators. */
export function WorkspaceName() {
  const words = useWords(accountWords)
  const queries = useQueryClient()
  const { workspace } = useSession()
  const [name, setName] = useState(workspace.name)
  const rename = async () => {
    const renamed = await call(api.renameWorkspace, { name })
    setName(renamed.name)
    await readMyselfAgain(queries)
    say({ text: words.renamed(renamed.name) })
  }
  return (
    <Form send={words.save} kind="secondary" onSend={rename}>
      <TextField
        label={words.workspaceName}
        help={words.workspaceHelp}
        name="name"
        autoComplete="organization"
        required
        value={name}
        onText={setName}
      />
    </Form>
  )
}
