import { useQueryClient } from '@tanstack/react-query'
import { contactsApi } from '#areas/contacts/api.ts'
import { reachBand } from '#areas/listening/schema.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import { contactWords } from './contact-words.ts'
import { posingWords } from './posing-words.ts'
import { LISTS, THREADS } from './queries.ts'
import type { ContactView } from './shown.ts'

/** Whom nobody may overlook: by a person's word, or by how many follow them. */
export function Badges({ contact }: { contact: ContactView }) {
  const words = useWords(contactWords)
  const { posesAs } = useWords(posingWords)
  const followers = Math.max(...contact.identities.map((one) => one.followers ?? 0))
  const isWide = reachBand(followers) === 'from_100k'
  if (!isVip(contact) && !isWide && contact.poses_as === null) return null
  return (
    <p className="flex-row">
      {contact.poses_as !== null && (
        <Badge tone="warn" icon="alert">
          {posesAs(contact.poses_as)}
        </Badge>
      )}
      {isVip(contact) && (
        <Badge tone="mine" icon="star">
          {words.vip}
        </Badge>
      )}
      {isWide && (
        <Badge tone="warn" icon="alert">
          {words.over100k}
        </Badge>
      )}
    </p>
  )
}

export function VipButton({ contact }: { contact: ContactView }) {
  const words = useWords(contactWords)
  const queries = useQueryClient()
  const { doing, run } = useDoing(THREADS, LISTS)
  const deed = isVip(contact) ? contactsApi.markNoVip : contactsApi.markVip
  const flip = async () => {
    await call(deed, { id: contact.id })
    await queries.cancelQueries({ queryKey: LISTS })
  }
  return (
    <Button
      size="small"
      kind="quiet"
      icon="star"
      className="edit"
      busy={doing === 'vip'}
      onClick={() => run({ key: 'vip', ask: flip })}
    >
      {isVip(contact) ? words.markNoVip : words.markVip}
    </Button>
  )
}

const isVip = ({ identities }: ContactView): boolean => identities.some((one) => one.is_vip)
