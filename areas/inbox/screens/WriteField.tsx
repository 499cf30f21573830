import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useKeys } from '#web/keys.tsx'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Finding } from '#web/ui/Notice.tsx'
import { useWords } from '#web/words.ts'
import { ALLOWED } from '../schema.ts'
import { Asides } from './Asides.tsx'
import { BegunAsk, BegunLine } from './Begun.tsx'
import { useDeeds } from './deeds.ts'
import type { Keeping } from './draft-state.ts'
import { draftWords } from './draft-words.ts'
import { AddPicture, Pictures } from './Pictures.tsx'
import { useNames } from './people.ts'
import type { Returned } from './returned.ts'
import type { ConversationView, Draft } from './shown.ts'
import { textLength } from './text-length.ts'
import { useBegun } from './use-begun.ts'
import { type DraftField, useDraft } from './use-draft.ts'
import { usePictures } from './use-pictures.ts'
import { type Problem, useSend } from './use-send.ts'
import { WriteArea } from './WriteArea.tsx'
import { inboxWords } from './words.ts'

export interface WriteFieldProps {
  view: ConversationView
  kind: Draft['kind']
  placeholder: string
  taking?: Ref<Taking>
}

export interface Taking {
  /** What comes back from an answer that was withdrawn; false where the field holds something, or cannot be written in. */
  take(returned: Returned): boolean
}

const NOTE_LIMIT = 20_000

export function WriteField({ view, kind, placeholder, taking }: WriteFieldProps) {
  const words = useWords(inboxWords)
  const field = useRef<HTMLTextAreaElement>(null)
  const draft = useDraft(view, kind)
  const { send, busy, problem } = useSend(view, kind, draft)
  const { limit, unit } =
    kind === 'note' || !view.answer_from ? { limit: NOTE_LIMIT, unit: 'characters' } : view.answer_from
  const count = textLength(draft.text.trim(), unit)
  const begun = useBegun(view, kind, draft)
  const pictures = usePictures(draft)
  const blockedBy = useReason({ view, kind, count, limit, keeping: draft.keeping })
  const reason = blockedBy ?? (pictures.undescribed ? words.describeFirst : null)
  const label = kind === 'note' ? words.keepNote : words.send
  const [told, setTold] = useState(false)
  if (told && !reason) setTold(false)
  const sendAll = async () => {
    if (await pictures.keepAll()) await send()
  }
  const press = () => {
    if (reason) setTold(true)
    else if (!busy && !begun.ask()) void sendAll()
  }
  useKeys([
    {
      keys: 'mod+enter',
      label,
      run: () => {
        if (document.activeElement?.matches('.write, .pictures input')) press()
      },
    },
  ])
  const blocked = useBlocked(view, kind)
  useImperativeHandle(taking, () => ({
    take: ({ media_ids, ...was }) => {
      if (blocked || draft.text.trim() !== '' || draft.media_ids.length > 0) return false
      void begun.putBack(was, media_ids)
      field.current?.focus()
      return true
    },
  }))
  if (blocked) return blocked
  return (
    <>
      <BegunLine words={begun} onEmpty={() => field.current?.focus()} />
      <Asides
        view={view}
        kind={kind}
        draft={draft}
        onBack={({ media_ids, ...aside }) => {
          void begun.putBack({ by: aside.written_by, at: aside.written_at, text: aside.text }, media_ids)
          field.current?.focus()
        }}
      />
      <WriteArea field={field} row={view.conversation} kind={kind} draft={draft} placeholder={placeholder} />
      <Problems problem={problem} draft={draft} view={view} kind={kind} />
      <BegunAsk words={begun} kind={kind} onSend={() => (reason ? setTold(true) : void sendAll())} />
      <div aria-live="polite">
        {told && reason && (
          <Finding what={words.notYet} tone="warn">
            {reason}
          </Finding>
        )}
      </div>
      {kind === 'reply' && <Pictures pictures={pictures} draft={draft} />}
      <div className="composer-foot">
        {kind === 'reply' && <AddPicture network={view.conversation.network} pictures={pictures} draft={draft} />}
        <Kept draft={draft} view={view} kind={kind} />
        {count > 0 && <Count count={count} limit={limit} unit={unit} kind={kind} />}
        <span className="grow" />
        <Button
          kind="primary"
          keys="mod+enter"
          icon={kind === 'note' ? 'lock' : undefined}
          busy={busy}
          disabledReason={reason}
          onClick={press}
        >
          {label}
        </Button>
      </div>
    </>
  )
}

interface Judged {
  view: ConversationView
  kind: Draft['kind']
  count: number
  limit: number
  keeping: Keeping
}

/** Why it cannot be sent just now; null when it can. */
function useReason({ view, kind, count, limit, keeping }: Judged): string | null {
  const words = useWords(inboxWords)
  const { chooseFirst } = useWords(draftWords)
  const format = useFormat()
  const allowed = ALLOWED[view.conversation.state][kind]
  if (allowed !== true) return allowed
  if (kind === 'reply' && view.answer_problem) return view.answer_problem
  if (keeping === 'changed') return chooseFirst
  if (count === 0) return words.writeFirst
  return count > limit ? words.over(format.number(count - limit)) : null
}

/** Where nothing can be written at all, the reason stands in the field's place, with what changes it. */
function useBlocked(view: ConversationView, kind: Draft['kind']): ReactNode {
  const words = useWords(inboxWords)
  const deeds = useDeeds()
  const mayReopen = useMay('answer')
  const allowed = ALLOWED[view.conversation.state][kind]
  const line = (text: string, act?: ReactNode) => (
    <div className="blocked">
      <Icon name="lock" />
      <p className="grow">{text}</p>
      {act}
    </div>
  )
  if (allowed !== true)
    return line(
      allowed,
      mayReopen && (
        <Button size="small" keys="e" onClick={() => void deeds.reopen(view.conversation)}>
          {words.reopen}
        </Button>
      ),
    )
  return kind === 'reply' && view.answer_problem ? line(view.answer_problem) : null
}

function Problems({
  problem,
  draft,
  view,
  kind,
}: {
  problem: Problem | null
  draft: DraftField
  view: ConversationView
  kind: Draft['kind']
}) {
  const words = useWords(inboxWords)
  const names = useNames()
  const shared = useWords(draftWords)
  const theirs = view.drafts.find((one) => one.kind === kind)
  return (
    <div aria-live="polite">
      {problem && (
        <Finding
          what={problem.code === 'answered_meanwhile' ? words.answeredMeanwhile : words.notSent}
          tone={problem.code === 'answered_meanwhile' ? 'warn' : 'bad'}
        >
          {problem.message}
        </Finding>
      )}
      {draft.keeping === 'changed' && (
        <Finding
          what={shared.contested}
          tone="warn"
          mend={
            <>
              <Button size="small" onClick={draft.takeTheirs}>
                {shared.takeTheirs}
              </Button>
              <Button size="small" kind="quiet" onClick={draft.keepMine}>
                {shared.keepMine}
              </Button>
            </>
          }
        >
          {theirs ? `${names.person(theirs.updated_by) ?? ''}: “${theirs.text}”` : ''}
        </Finding>
      )}
    </div>
  )
}

function Kept({ draft, view, kind }: { draft: DraftField; view: ConversationView; kind: Draft['kind'] }) {
  const words = useWords(inboxWords)
  const names = useNames()
  const shared = useWords(draftWords)
  const known = view.drafts.find((one) => one.kind === kind)
  if (draft.keeping === 'still' || draft.keeping === 'changed') return <span className="meta kept" role="status" />
  const text = { keeping: words.keeping, kept: words.kept, failed: words.notKept }[draft.keeping]
  const writer = draft.keeping === 'kept' && known ? names.person(known.updated_by) : undefined
  return (
    <span
      className={draft.keeping === 'failed' ? 'meta kept failed' : 'meta kept'}
      role="status"
      title={writer && shared.writtenBy(writer)}
    >
      {draft.keeping === 'kept' && <Icon name="check" size="s" />} {text}
    </span>
  )
}

function Count({ count, limit, unit, kind }: { count: number; limit: number; unit: string; kind: Draft['kind'] }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  if (kind === 'note' && count < limit) return null
  return (
    <span className={count > limit ? 'meta count-of over' : 'meta count-of'} title={words.units[unit] ?? unit}>
      {words.of(format.number(count), format.number(limit))}
    </span>
  )
}
