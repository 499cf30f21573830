import type { ReactNode } from 'react'
import { useOpenPalette } from '#web/palette-open.ts'
import { Slot } from '#web/slots.tsx'
import { useShellWords } from '#web/words.ts'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { Kbd } from './Kbd.tsx'

export interface PageHeadProps {
  /** The noun of the page's question. */
  title: string
  /** A Segmented beside it: the page's views. */
  beside?: ReactNode
  /** The one primary button of the page. */
  action?: ReactNode
  /** On a phone, the way back when this page belongs to another. */
  onBack?: () => void
}

/** The bar of every page: title, views, search, and the one action, always at the same place. */
export function PageHead({ title, beside, action, onBack }: PageHeadProps) {
  const words = useShellWords()
  const open = useOpenPalette()
  return (
    <header className="top">
      <title>{`${title} · ${words.product}`}</title>
      {onBack && <IconButton kind="quiet" icon="left" label={words.back} onClick={onBack} className="only-small" />}
      <h1>{title}</h1>
      <span className="not-small">{beside}</span>
      <span className="grow" />
      <button type="button" className="find not-small" onClick={open}>
        <Icon name="search" />
        {words.find}
        <Kbd keys="mod+k" />
      </button>
      <IconButton kind="quiet" icon="search" label={words.search} onClick={open} className="only-small" />
      <Slot name="page.head" />
      {action}
    </header>
  )
}
