import { useState } from 'react'
import { CallError } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { Spec } from './Spec.tsx'

export function Forms() {
  return (
    <Spec title="Forms" rule="Errors go to their fields; above them stands how many, and takes the focus.">
      <div className="grid3">
        <Refused />
        <Off />
      </div>
    </Spec>
  )
}

/** Press it to see a refusal with fields, as the server sends it. */
function Refused() {
  const send = async () => {
    throw new CallError({
      status: 400,
      code: 'invalid',
      message: 'Two things need mending.',
      fields: {
        name: 'A team named Service is there already. Choose another name.',
        email: 'This is not an address: the part after @ is missing.',
      },
    })
  }
  return (
    <Form send="Create the team" onSend={send} kind="secondary" beside={<Button kind="quiet">Cancel</Button>}>
      <TextField label="Name" name="name" defaultValue="Service" />
      <TextField label="Address" name="email" type="email" defaultValue="service@" />
    </Form>
  )
}

function Off() {
  const [name, setName] = useState('')
  return (
    <Form
      send="Save"
      kind="secondary"
      disabledReason={name.trim() ? null : 'Give it a name first'}
      onSend={async () => void say({ text: `Saved as ${name}` })}
    >
      <TextField label="Name of the view" value={name} onText={setName} help="Only you see it." />
    </Form>
  )
}
