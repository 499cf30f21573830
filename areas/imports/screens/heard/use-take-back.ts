/**
 * Takes back what was written down, now or long ago. Its words go into the form again, so that they can be put right; where
 * something else is being written there, they are kept in the notice, whose undo writes them down again.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { CallError, call } from '#web/call.ts'
import { useWhere } from '#web/locale.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { notesQuery } from '../queries.ts'
import { inputOf, type Noted, notedFrom } from './noted.ts'
import { writtenWords } from './written-words.ts'

export function useTakeBack({ noted, setNoted }: { noted: Noted; setNoted: (noted: Noted) => void }) {
  const words = useWords(writtenWords)
  const queries = useQueryClient()
  const { time_zone } = useWhere()
  // What was written in this visit comes back whole, with what the server only learned from.
  const typed = useRef(new Map<string, Noted>())
  // Null once the page was left: a notice can be pressed after that.
  const form = useRef<Noted | null>(noted)
  useEffect(() => {
    form.current = noted
    return () => {
      form.current = null
    }
  }, [noted])
  const readAgain = () => queries.invalidateQueries({ queryKey: notesQuery.queryKey })
  const writeAgain = async (again: Noted) => {
    await call(api.takeNote, inputOf(again, { form_id: crypto.randomUUID(), time_zone }))
    await readAgain()
    say({ text: words.writtenAgain })
  }
  const takeBack = async (id: string) => {
    try {
      const back = await call(api.takeNoteBack, { id })
      const again = typed.current.get(id) ?? notedFrom(back, time_zone)
      const free = form.current?.said.trim() === ''
      if (free) setNoted(again)
      say(free ? { text: words.wordsBack } : { text: words.takenBack, undo: () => writeAgain(again) })
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      say({ kind: 'refused', text: caught.message })
    } finally {
      await readAgain()
    }
  }
  return { remember: (id: string, what: Noted) => void typed.current.set(id, what), takeBack }
}
