import { cloneElement, type ReactElement } from 'react'
import { Kbd } from './Kbd.tsx'
import { useTip } from './use-tip.tsx'

export interface TooltipProps {
  text: string
  keys?: string
  /** What it is about; it must have a name of its own, since a tip is for those who see. */
  children: ReactElement<Record<string, unknown>>
}

export function Tooltip({ text, keys, children }: TooltipProps) {
  const { anchor, handlers, tip } = useTip(
    <>
      {text}
      {keys && <Kbd keys={keys} />}
    </>,
    400,
  )
  return (
    <>
      {cloneElement(children, { ref: anchor, ...handlers })}
      {tip}
    </>
  )
}
