/** Where a file is chosen or dropped; it is sent at once, and looked at before anything is kept. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import { paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Finding } from '#web/ui/Notice.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { importsQuery } from './queries.ts'
import { sendFile } from './send-file.ts'
import { importsWords } from './words.ts'

export function FileDrop({ first }: { first: boolean }) {
  const words = useWords(importsWords)
  const format = useFormat()
  const field = useRef<HTMLInputElement>(null)
  const { share, problem, send } = useSending()
  const [over, setOver] = useState(false)
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void send(file)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a short cut of the button within
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label={words.choose}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      {first && (
        <div>
          <p className="lead">{words.firstTitle}</p>
          <p className="ink-2">{words.firstLine}</p>
        </div>
      )}
      <div className="drop-acts">
        <Button kind="primary" icon="upload" busy={share !== null} onClick={() => field.current?.click()}>
          {words.choose}
        </Button>
        <span className="meta not-small">{words.drop}</span>
      </div>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={words.file}
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void send(file)
        }}
      />
      <p className="meta" role="status">
        {share === null ? words.chooseLine : words.sending(format.percent(share))}
      </p>
      {problem && <Finding what={words.notTaken}>{problem}</Finding>}
    </section>
  )
}

function useSending() {
  const shell = useShellWords()
  const navigate = useNavigate()
  const where = useWhere()
  const queries = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (file: File) => {
    setProblem(null)
    setShare(0)
    try {
      const id = await sendFile(file, where, setShare)
      void navigate({ to: paths.import(id) })
    } catch (caught) {
      await queries.invalidateQueries(importsQuery)
      setProblem(caught instanceof CallError ? caught.message : shell.brokeTitle)
    } finally {
      setShare(null)
    }
  }
  return { share, problem, send }
}
