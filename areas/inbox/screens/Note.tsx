import { useSession } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { isPending } from './join-thread.ts'
import { postWords } from './post-words.ts'
import type { MessageView } from './shown.ts'

/** What colleagues wrote for each other: on sunken ground, never to be taken for something that left the house. */
export function Note({ message }: { message: MessageView }) {
  const words = useWords(postWords)
  const me = useSession().person
  const name = message.person?.name ?? (isPending(message) ? me.name : words.nobodyKnown)
  return (
    <article className="note" data-message={message.id}>
      <Avatar name={name} size="s" />
      <div className="grow">
        <header className="flex-row">
          <b className="cut grow">{name}</b>
          <span className="meta">
            <Icon name="lock" size="s" /> {words.insideOnly} · <Time at={message.sent_at} as="list" />
          </span>
        </header>
        <p className="words" dir="auto">
          {message.text}
        </p>
      </div>
    </article>
  )
}
