/** Who answers, fixes and signs where, who takes part at all, and in which teams. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { channelsQuery } from '#areas/channels/screens/queries.ts'
import { useLive } from '#web/live.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useWords } from '#web/words.ts'
import { InviteForm } from './InviteForm.tsx'
import { DutyView } from './people/DutyView.tsx'
import { MembersView } from './people/MembersView.tsx'
import { useAdminReason } from './people/may.ts'
import { NewTeam } from './people/NewTeam.tsx'
import { TeamsView } from './people/TeamsView.tsx'
import { ViewSwitch } from './people/ViewSwitch.tsx'
import { useShow, useView } from './people/view.ts'
import { peopleWords } from './people/words.ts'
import { readAgain } from './queries.ts'

export function PeoplePage() {
  const words = useWords(peopleWords)
  const { tab, team, inviting } = useView()
  const show = useShow()
  const [making, setMaking] = useState(false)
  const reason = useAdminReason()
  useReadWhenChanged()
  const closeInvite = () => show({ tab, ...(team && { team }) })
  const action =
    tab === 'teams' ? (
      <Button kind="primary" disabledReason={reason} onClick={() => setMaking(true)}>
        {words.newTeam}
      </Button>
    ) : (
      <Button kind="primary" disabledReason={reason} onClick={() => show({ tab, invite: 'yes' })}>
        {words.invite}
      </Button>
    )
  return (
    <>
      <PageHead title={words.title} beside={<ViewSwitch />} action={action} />
      {tab === 'duty' && <DutyView />}
      {tab === 'members' && <MembersView />}
      {tab === 'teams' && <TeamsView asked={team} />}
      <Dialog open={inviting && !reason} onClose={closeInvite} title={words.inviteTitle} size="large">
        <InviteForm />
      </Dialog>
      <NewTeam open={making} onClose={() => setMaking(false)} />
    </>
  )
}

function useReadWhenChanged() {
  const queries = useQueryClient()
  useLive(['administration.'], () => void readAgain(queries))
  useLive(['channels.'], () => void queries.invalidateQueries({ queryKey: channelsQuery.queryKey }))
}
