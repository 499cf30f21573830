import { Icon } from '#web/ui/Icon.tsx'
import type { IconName } from '#web/ui/icons.ts'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { eventWords } from './event-words.ts'
import { useNames } from './people.ts'
import { postWords } from './post-words.ts'
import type { MessageView } from './shown.ts'

/** What happened to the conversation, in one line. */
export function EventLine({ message }: { message: MessageView }) {
  const said = useSentence(message)
  if (!said) return null
  return (
    <p className="event">
      <Icon name={said.icon} size="s" />
      <span className="grow">{said.text}</span>
      <Time at={message.sent_at} as="list" />
    </p>
  )
}

function useSentence({ event, person }: MessageView): { text: string; icon: IconName } | null {
  const words = useWords(eventWords)
  const { nobodyKnown } = useWords(postWords)
  const names = useNames()
  if (!event) return null
  const who = person?.name ?? words.machine
  switch (event.what) {
    case 'assigned':
      if (!event.to) return { icon: 'minus', text: words.letGo(who) }
      if (event.to === person?.id) return { icon: 'user-check', text: words.took(who) }
      return { icon: 'user', text: words.gave(who, names.person(event.to) ?? nobodyKnown) }
    case 'handed_over': {
      const team = event.to_team ? (names.team(event.to_team) ?? nobodyKnown) : null
      if (event.reason === null) return { icon: 'undo', text: words.undid(who, team) }
      const text = team ? words.handedOver(who, team, event.reason) : words.triage(who, event.reason)
      return { icon: 'forward', text }
    }
    case 'handed_back':
      return { icon: 'undo', text: words.handedBack(who, names.person(event.to) ?? null, event.reason) }
    case 'closed':
      return { icon: 'check', text: words.closed(who) }
    case 'reopened':
      return { icon: 'undo', text: words.reopened(who) }
    case 'marked_spam':
      return { icon: 'minus', text: words.markedSpam(who) }
    case 'marked_no_spam':
      return { icon: 'undo', text: words.markedNoSpam(who) }
    case 'set_aside':
      return { icon: 'minus', text: words.setAside[event.why](who) }
    case 'brought_back':
      return { icon: 'undo', text: words.broughtBack(who) }
  }
}
