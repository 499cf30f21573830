import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { linkTo } from '#web/paths.ts'

export interface SegmentedLinksProps {
  label: string
  parts: readonly { label: string; href: string; on: boolean; count?: number | string }[]
}

/** A few ways to look at the same list, each with an address of its own. */
export function SegmentedLinks({ label, parts }: SegmentedLinksProps) {
  const on = useRef<HTMLAnchorElement>(null)
  const at = parts.findIndex((part) => part.on)
  useEffect(() => {
    on.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [at])
  return (
    <nav className="seg" aria-label={label}>
      {parts.map((part) => (
        <Link
          key={part.href}
          {...linkTo(part.href)}
          {...(part.on && { ref: on })}
          activeProps={{}}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={part.on ? 'page' : undefined}
        >
          {part.label}
          {part.count !== undefined && <span className="count">{part.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
