import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { importsApi as api } from '../../api.ts'
import { FILE_KEPT_DAYS, IMPORT_MAY, isHalfTakenBack } from '../../schema.ts'
import { useOpenedWords } from '../opened-words.ts'
import { IMPORTS, importQuery, importsQuery, type OpenedImport, type ShownImport } from '../queries.ts'

/** What can be done with it as it stands: by the same table by which the server refuses. */
export function Acts({ opened }: { opened: OpenedImport }) {
  const words = useOpenedWords(opened)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const { doing, run } = useDoing(IMPORTS)
  const { id, state, mapping, file_until } = opened
  const may = IMPORT_MAY[state]
  const start = () => run({ key: 'start', ask: () => call(api.run, { id }) })
  const bringBack = () => run({ key: 'bring-back', ask: () => call(api.bringBack, { id }) })
  const stop = () => run({ key: 'stop', ask: () => call(api.stop, { id }), done: () => ({ text: words.stopped }) })
  const remove = () =>
    run({
      key: 'remove',
      ask: async () => {
        // Away from its page first, which would look for what is gone.
        await navigate({ to: paths.imports() })
        await call(api.remove, { id })
        queries.setQueryData(importsQuery.queryKey, (all) => all?.filter((one) => one.id !== id))
        queries.removeQueries(importQuery(id))
      },
      done: () => ({
        text: words.removed,
        undo: async () => {
          await call(api.restore, { id })
          await queries.invalidateQueries({ queryKey: IMPORTS })
          void navigate({ to: paths.import(id) })
        },
      }),
    })
  return (
    <div className="import-acts">
      {may.start && !isHalfTakenBack(opened) && (
        <Button
          kind="primary"
          busy={doing === 'start'}
          disabledReason={mapping?.columns.text || opened.door_id ? null : words.needText}
          onClick={start}
        >
          {state === 'ready' ? words.bringIn : words.goOn}
        </Button>
      )}
      {may.stop && (
        <Button icon="pause" busy={doing === 'stop'} onClick={stop}>
          {words.stop}
        </Button>
      )}
      {may.take_back && (
        <Button icon="undo" onClick={() => setAsks(true)}>
          {words.takeBack}
        </Button>
      )}
      {may.bring_back && (
        <Button
          icon="undo"
          busy={doing === 'bring-back'}
          disabledReason={file_until ? null : words.fileGone}
          onClick={bringBack}
        >
          {words.bringBack}
        </Button>
      )}
      {may.remove && !opened.door_id && (
        <Button kind="quiet" icon="trash" busy={doing === 'remove'} onClick={remove}>
          {words.remove}
        </Button>
      )}
      <TakeBack opened={opened} open={asks} onClose={() => setAsks(false)} />
    </div>
  )
}

interface TakeBackProps {
  opened: ShownImport
  open: boolean
  onClose: () => void
}

export function TakeBack({ opened, open, onClose }: TakeBackProps) {
  const { id, counts } = opened
  const words = useOpenedWords(opened)
  const format = useFormat()
  const { doing, run } = useDoing(IMPORTS)
  const takeBack = () =>
    run({
      key: 'back',
      ask: async () => {
        await call(api.takeBack, { id })
        onClose()
      },
    })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.takeBackTitle}
      acts={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="danger-full" busy={doing === 'back'} onClick={takeBack}>
            {words.takeBackNow}
          </Button>
        </>
      }
    >
      {counts && (
        <p>
          {words.broughtSo(
            format.number(counts.new),
            counts.new,
            format.number(counts.conversations),
            counts.conversations,
          )}
        </p>
      )}
      <p className="ink-2">{words.takeBackLine}</p>
      <Undoable opened={opened} />
    </Dialog>
  )
}

/** Said before it is pressed: whether there is a way back. */
function Undoable({ opened }: { opened: ShownImport }) {
  const words = useOpenedWords(opened)
  const format = useFormat()
  const now = useNow()
  const until = new Date(now.getTime() + FILE_KEPT_DAYS * 86_400_000)
  const isHere = opened.file_until !== null || (opened.state !== 'done' && !isHalfTakenBack(opened))
  return isHere ? <p className="ink-2">{words.undoUntil(format.day(until))}</p> : <p>{words.noUndo}</p>
}
