import { useMemo } from 'react'
import { useWords } from '#web/words.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { postWords } from './post-words.ts'
import type { MessageView } from './shown.ts'

/** Somebody's words, in their own direction and language. Text is shown as text; only links of the web can be followed. */
export function Said({ text, spans, lang }: Pick<MessageView, 'text' | 'spans' | 'lang'>) {
  const pieces = useMemo(() => piecesOf(text, spans), [text, spans])
  if (!text) return null
  return (
    <p className="words" dir="auto" lang={lang ?? undefined}>
      {pieces.map((piece, at) => (
        <PieceShown key={at} piece={piece} />
      ))}
    </p>
  )
}

function PieceShown({ piece }: { piece: Piece }) {
  const words = useWords(postWords)
  if (piece.kind === 'text') return piece.text
  if (!piece.href) return <bdi className="at">{piece.text}</bdi>
  const host = piece.kind === 'link' ? piece.host : new URL(piece.href).host
  return (
    <a
      className={piece.kind === 'link' ? 'link' : 'at'}
      href={piece.href}
      title={words.goesTo(host)}
      target="_blank"
      rel="noopener noreferrer nofollow"
    >
      <bdi>{piece.text}</bdi>
    </a>
  )
}
