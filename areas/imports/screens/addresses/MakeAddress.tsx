import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { Radios } from '#web/ui/Radios.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { OPENS, type Opens } from '../../checks/fields.ts'
import { doorsQuery } from '../queries.ts'
import { importsWords } from '../words.ts'
import { ShowAddress } from './ShowAddress.tsx'

export function MakeAddress({ onClose }: { onClose: () => void }) {
  const words = useWords(importsWords)
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [network, setNetwork] = useState('import')
  const [opens, setOpens] = useState<Opens>('recent')
  const [address, setAddress] = useState<string | null>(null)
  const make = async () => {
    const made = await call(api.openDoor, { name, network, opens })
    await queries.invalidateQueries(doorsQuery)
    if (made.address) return setAddress(made.address)
    say({ text: words.madeAgain })
    onClose()
  }
  if (address) return <ShowAddress address={address} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={words.makeAddress}>
      <Form send={words.makeAddress} onSend={make}>
        <TextField
          label={words.addressName}
          name="name"
          help={words.addressNameHelp}
          maxLength={80}
          value={name}
          onText={setName}
        />
        <TextField
          label={words.network}
          name="network"
          help={words.networkHelp}
          maxLength={40}
          value={network}
          onText={setNetwork}
        />
        <Radios
          label={words.conversations}
          value={opens}
          choices={OPENS.map((value) => ({ value, label: words.opens[value] }))}
          onChoice={(value) => setOpens(value as Opens)}
        />
      </Form>
    </Dialog>
  )
}
