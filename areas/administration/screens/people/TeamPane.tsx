import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { administrationApi as api } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/Form.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import type { Team } from '../queries.ts'
import { readAgain } from '../queries.ts'
import { useAdminReason } from './may.ts'
import { TeamFields } from './TeamFields.tsx'
import { TeamMembers } from './TeamMembers.tsx'
import { useShow } from './view.ts'
import { peopleWords } from './words.ts'

/** One team: what it is for, who is in it, and for administrators the ways to change that. */
export function TeamPane({ team }: { team: Team }) {
  const words = useWords(peopleWords)
  const reason = useAdminReason()
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <div className="member">
        <Avatar name={team.name} kind="team" size="l" />
        <div className="grow">
          <h2 className="lead">
            <bdi>{team.name}</bdi>
          </h2>
          {reason && team.purpose && <p className="two">{team.purpose}</p>}
        </div>
        {team.sealed && <Badge icon="lock">{words.sealed}</Badge>}
      </div>
      {!reason && <TeamForm team={team} />}
      <TeamMembers team={team} />
      <div>
        <Button kind="danger" disabledReason={reason} onClick={() => setDeleting(true)}>
          {words.deleteTeam}
        </Button>
      </div>
      <DeleteTeam team={team} open={deleting} onClose={() => setDeleting(false)} />
    </>
  )
}

function TeamForm({ team }: { team: Team }) {
  const words = useWords(peopleWords)
  const queries = useQueryClient()
  const { id, name, purpose, sealed } = team
  const [typed, setTyped] = useState({ name, purpose, sealed })
  const save = async () => {
    await call(api.changeTeam, { id, ...typed })
    await readAgain(queries)
    say({
      text: words.teamKept(typed.name),
      undo: async () => {
        await call(api.changeTeam, { id, name, purpose, sealed })
        setTyped({ name, purpose, sealed })
        await readAgain(queries)
        return true
      },
    })
  }
  return (
    <div className="narrow">
      <Form send={words.save} kind="secondary" onSend={save}>
        <TeamFields team={typed} onTeam={setTyped} />
      </Form>
    </div>
  )
}

function DeleteTeam({ team, open, onClose }: { team: Team; open: boolean; onClose: () => void }) {
  const words = useWords(peopleWords)
  const shell = useShellWords()
  const queries = useQueryClient()
  const show = useShow()
  const remove = async () => {
    await call(api.deleteTeam, { id: team.id })
    await readAgain(queries)
    say({ text: words.deleted(team.name) })
    onClose()
    show({ tab: 'teams' })
  }
  return (
    <Dialog open={open} onClose={onClose} title={words.deleteTitle(team.name)}>
      <Form
        send={words.deleteIt}
        kind="danger-full"
        onSend={remove}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        }
      >
        <p className="two">{words.deleteLine}</p>
      </Form>
    </Dialog>
  )
}
