import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { nameOfNetwork } from '#web/ui/network-marks.ts'
import { SideButton } from '#web/ui/SidePane.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { isUrgent } from '../schema.ts'
import { actsFor, type Judging } from './acts.ts'
import { nameOf } from './deeds.ts'
import { useNames } from './people.ts'
import type { ConversationView } from './shown.ts'
import { type InboxWords, inboxWords } from './words.ts'

/** Who, where, and who of us holds it; and what can be done. */
export function ThreadHead({ view, judging, onWho }: { view: ConversationView; judging: Judging; onWho: () => void }) {
  const words = useWords(inboxWords)
  const row = view.conversation
  const acts = actsFor(row, judging)
  const pick = (id: string) => acts.find((act) => act.id === id)
  const [main, close] = [pick('take'), pick('close') ?? pick('reopen')]
  const handOver = pick('hand-over') ?? pick('hand-back')
  return (
    <>
      <div className="grow">
        <h2>
          <bdi className="name cut">{nameOf(row)}</bdi>
        </h2>
        <Where view={view} me={judging.me} />
      </div>
      {main && !row.assignee_id && (
        <Button size="small" keys="t" className="not-small" onClick={main.run} disabledReason={main.disabledReason}>
          {main.label}
        </Button>
      )}
      {handOver && (
        <Button
          size="small"
          keys="h"
          // For who has no other act, it is the one: on a phone too.
          className={handOver.id === 'hand-back' ? undefined : 'not-small'}
          onClick={handOver.run}
          disabledReason={handOver.disabledReason}
        >
          {handOver.id === 'hand-back' ? words.handBackShort : words.handOverShort}
        </Button>
      )}
      {close && (
        <IconButton
          kind="quiet"
          size="small"
          icon={close.icon}
          label={close.label}
          keys="e"
          onClick={close.run}
          disabledReason={close.disabledReason}
        />
      )}
      {acts.length > 0 && (
        <Menu trigger={<IconButton kind="quiet" size="small" icon="more" label={words.more} />} entries={acts} />
      )}
      <span className="not-small">
        <SideButton onPress={onWho}>{words.who}</SideButton>
      </span>
      <IconButton kind="quiet" size="small" icon="info" label={words.who} onClick={onWho} className="only-small" />
    </>
  )
}

/** What somebody was told at a counter was said neither in public nor in private. */
function placeIn({ conversation }: ConversationView, { place, words }: { place: string; words: InboxWords }): string {
  if (conversation.network === 'offline') return place
  return conversation.private ? words.inPrivate(place) : words.inPublic(place)
}

function Where({ view, me }: { view: ConversationView; me: string }) {
  const words = useWords(inboxWords)
  const shell = useShellWords()
  const names = useNames()
  const { network, assignee_id, team_id } = view.conversation
  const place = nameOfNetwork(network, shell)
  const holder = assignee_id === me ? words.withYou : assignee_id ? words.held(names.person(assignee_id) ?? '…') : null
  const team = names.team(team_id)
  return (
    <p className="meta cut">
      {isUrgent(view.conversation) && (
        <>
          <span className="font-strong text-danger-ink">
            <Icon name="alert" size="s" /> {words.isUrgent}
          </span>
          {' · '}
        </>
      )}
      {/* Who has it comes first: on a phone the line is cut. */}
      <span>{holder ?? (team ? words.withTeam(team) : words.withNobody)}</span>
      {' · '}
      <NetworkMark network={network} silent /> {placeIn(view, { place, words })}
    </p>
  )
}
