/** Any words, or a query in the language of monitors, on what was heard: for everybody who reads. */
import { useState } from 'react'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import type { PickProps } from './StreamFilters.tsx'
import { streamWords } from './stream-words.ts'

const LETTERS_MOST = 2_000

export function SearchHeard({ asked, go }: PickProps) {
  const words = useWords(streamWords)
  const [text, setText] = useState(asked.query ?? '')
  return (
    <form
      className="stream-search"
      // biome-ignore lint/a11y/useSemanticElements: <search> would be a landmark of its own in the filters
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        go({ query: text.trim() || undefined })
      }}
    >
      <Icon name="search" size="s" />
      <input
        type="search"
        className="input"
        aria-label={words.search}
        title={words.searchHelp}
        placeholder={words.searchShort}
        maxLength={LETTERS_MOST}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          // Its own cross empties it.
          if (target.value === '' && asked.query) go({ query: undefined })
        }}
      />
    </form>
  )
}
