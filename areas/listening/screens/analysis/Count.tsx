import { Link } from '@tanstack/react-router'
import { useFormat } from '#web/format.ts'
import { linkTo } from '#web/paths.ts'
import { useWords } from '#web/words.ts'
import { analysisWords } from './words.ts'

export interface CountProps {
  many: number
  /** Of what, as it is read aloud. */
  of: string
  /** Where its mentions stand. */
  href?: string | undefined
}

/** How many, as a way to those. */
export function Count({ many, of, href }: CountProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const says = format.number(many)
  if (many <= 0 || href === undefined) return says
  return (
    <Link
      {...linkTo(href)}
      className="quiet-link num"
      aria-label={words.showMentions(says, of)}
      title={words.showThese}
    >
      {says}
    </Link>
  )
}
