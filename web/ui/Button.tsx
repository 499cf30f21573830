/**
 * A button. One that is off stays in the tab order and says why, on hover, on focus and to a screen reader. The tooltip
 * is loaded when it is first needed, so that pages without one (sign-in) do not carry it.
 */
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { Kbd } from './Kbd.tsx'
import { useTip } from './use-tip.tsx'

export type ButtonKind = 'secondary' | 'primary' | 'quiet' | 'danger' | 'danger-full'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  kind?: ButtonKind
  size?: 'small'
  icon?: IconName | undefined
  /** Shown at its end; registering it is `useKeys`. */
  keys?: string | undefined
  /** Why it cannot be pressed now, and what would change that. Being given means being off. */
  disabledReason?: string | null | undefined
  /** Its work is under way: it keeps its size and cannot be pressed again. */
  busy?: boolean | undefined
}

export function classOf({
  kind = 'secondary',
  size,
  busy,
  className,
}: Pick<ButtonProps, 'kind' | 'size' | 'busy' | 'className'>) {
  return ['btn', kind === 'secondary' ? '' : kind, size, busy && 'busy', className].filter(Boolean).join(' ')
}

export function Button({
  kind,
  size,
  icon,
  keys,
  disabledReason,
  busy,
  className,
  children,
  ref,
  ...rest
}: ButtonProps) {
  const { anchor, handlers, tip } = useTip(disabledReason, 0)
  const reasonId = useId()
  const off = Boolean(disabledReason) || busy
  const dead = off ? { onClick: stop, 'aria-disabled': true } : {}
  const told = disabledReason ? { 'aria-describedby': reasonId, ...handlers } : {}
  return (
    <>
      <button
        ref={ref ?? anchor}
        type="button"
        {...rest}
        {...dead}
        {...told}
        aria-busy={busy || undefined}
        className={classOf({ kind: kind ?? 'secondary', size, busy, className } as ButtonProps)}
      >
        {icon && <Icon name={icon} />}
        <Words>{children}</Words>
        {keys && <Kbd keys={keys} />}
      </button>
      {disabledReason && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
      {tip}
    </>
  )
}

/** Hidden with the rest while busy, so text needs an element of its own. */
const Words = ({ children }: { children: ReactNode }) =>
  typeof children === 'string' ? <span>{children}</span> : children

function stop(event: { preventDefault(): void; stopPropagation(): void }) {
  event.preventDefault()
  event.stopPropagation()
}
