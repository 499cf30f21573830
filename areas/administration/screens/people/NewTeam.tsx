import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { useWords } from '#web/words.ts'
import { readAgain } from '../queries.ts'
import { TeamFields, type TeamWords } from './TeamFields.tsx'
import { useShow } from './view.ts'
import { peopleWords } from './words.ts'

const EMPTY: TeamWords = { name: '', purpose: '', sealed: false }

export function NewTeam({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords(peopleWords)
  const queries = useQueryClient()
  const show = useShow()
  const [team, setTeam] = useState(EMPTY)
  const make = async () => {
    const made = await call(api.makeTeam, team)
    await readAgain(queries)
    setTeam(EMPTY)
    onClose()
    show({ tab: 'teams', team: made.id })
  }
  return (
    <Dialog open={open} onClose={onClose} title={words.newTeamTitle}>
      <Form send={words.make} onSend={make}>
        <TeamFields team={team} onTeam={setTeam} />
      </Form>
    </Dialog>
  )
}
