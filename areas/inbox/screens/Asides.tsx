/** What was taken out of this field and is not lost: whose it is, who did it, and the way back. */
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { asidesFor } from './asides.ts'
import { draftWords } from './draft-words.ts'
import { useNames } from './people.ts'
import type { Aside, ConversationView, Draft } from './shown.ts'
import type { DraftField } from './use-draft.ts'
import { inboxWords } from './words.ts'

export interface AsidesProps {
  view: ConversationView
  kind: Draft['kind']
  draft: DraftField
  onBack: (aside: Aside) => void
}

export function Asides({ view, kind, draft, onBack }: AsidesProps) {
  const words = useWords(draftWords)
  const { somebody } = useWords(inboxWords)
  const names = useNames()
  const me = useSession().person.id
  const nameOf = (id: string) => (id === me ? null : (names.person(id) ?? somebody))
  return (
    <div role="status">
      {asidesFor(view, { kind, text: draft.text, me }).map((aside) => (
        <p className="begun aside meta" key={aside.id}>
          <span>
            {words.setAside(nameOf(aside.set_by), nameOf(aside.written_by))}, <Time at={aside.set_at} />
          </span>
          <span className="cut" dir="auto" title={aside.text}>
            “{aside.text}”
          </span>
          <Button kind="quiet" size="small" onClick={() => onBack(aside)}>
            {words.bringBack}
          </Button>
        </p>
      ))}
    </div>
  )
}
