import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import { addFile, describeFile, type listFiles } from '#areas/media/api.ts'
import { CallError, call, problemOf, type Wire } from '#web/call.ts'
import { useWords } from '#web/words.ts'
import { filesQuery } from './queries.ts'
import type { DraftField } from './use-draft.ts'
import { inboxWords } from './words.ts'

type Files = Wire<z.output<typeof listFiles.output>>
export interface Picture extends Pick<Files['files'][number], 'id' | 'name'> {
  /** As typed, kept or not yet. */
  alt_text: string
  isKept: boolean
}

/** The pictures of a draft: added one by one, each to be described before it leaves. */
export function usePictures(draft: DraftField) {
  const words = useWords(inboxWords)
  const queries = useQueryClient()
  const files = useQuery({ ...filesQuery, enabled: draft.media_ids.length > 0 }).data?.files
  const [state, setState] = useState<'quiet' | 'uploading'>('quiet')
  const [problem, setProblem] = useState<string | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  /** Was added just now, and is to be described. */
  const [fresh, setFresh] = useState<string | null>(null)
  const under_way = useRef<Promise<unknown>>(Promise.resolve())
  const list = draft.media_ids.map((id): Picture => {
    const { name, alt_text } = files?.find((file) => file.id === id) ?? { name: '', alt_text: '' }
    const said = typed[id] ?? alt_text
    return { id, name, alt_text: said, isKept: said.trim() === alt_text }
  })
  const remember = (file: Files['files'][number]) =>
    queries.setQueryData<Files>(filesQuery.queryKey, (known) => ({
      files: [file, ...(known?.files ?? []).filter((one) => one.id !== file.id)],
    }))
  const attempt = async (ask: () => Promise<Files['files'][number]>) => {
    setProblem(null)
    try {
      const file = await ask()
      remember(file)
      return file
    } catch (caught) {
      if (caught instanceof NoPicture) setProblem(words.noPicture(caught.message))
      else setProblem(caught instanceof CallError ? caught.message : words.uploadFailed)
      return null
    }
  }
  /** One after the other, so that the last words said are those that stay. */
  const keep = (picture: Picture): Promise<boolean> => {
    if (picture.isKept) return Promise.resolve(true)
    const { id, alt_text } = picture
    const kept = under_way.current.then(() => attempt(async () => (await call(describeFile, { id, alt_text })).file))
    under_way.current = kept
    return kept.then((file) => file !== null)
  }
  return {
    list,
    state,
    problem,
    undescribed: files !== undefined && list.some((picture) => picture.alt_text.trim() === ''),
    add: async (chosen: File) => {
      setState('uploading')
      const file = await attempt(() => upload(chosen))
      if (file) {
        draft.attach([...draft.media_ids, file.id])
        setFresh(file.id)
      }
      setState('quiet')
    },
    fresh,
    describe: (id: string, alt_text: string) => setTyped((known) => ({ ...known, [id]: alt_text })),
    keep,
    /** True once all that was said of them is kept. */
    keepAll: async () => {
      for (const picture of list) if (!(await keep(picture))) return false
      return true
    },
  }
}

/** Its message is the name of the file. */
class NoPicture extends Error {}

/** A file goes as a form, which `call` does not send. Films and documents are taken elsewhere, but go with no answer. */
async function upload(chosen: File): Promise<Files['files'][number]> {
  if (/^(?!image\/)./.test(chosen.type)) throw new NoPicture(chosen.name)
  const body = new FormData()
  body.set('file', chosen)
  const response = await fetch(addFile.path, {
    method: 'POST',
    body,
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  if (!response.ok) {
    const problem = await problemOf(response)
    throw problem.code === 'unknown_file' ? new NoPicture(chosen.name) : problem
  }
  const { file } = (await response.json()) as { file: Files['files'][number] }
  if (file.kind !== 'picture') throw new NoPicture(chosen.name)
  return file
}
