import type { ReactNode } from 'react'
import { useShellWords } from '#web/words.ts'
import { StateBlock } from './StateBlock.tsx'

export interface NoPermissionProps {
  title?: string
  /** Those who can give it, by name. */
  who?: readonly string[]
  acts?: ReactNode
}

export function NoPermission({ title, who = [], acts }: NoPermissionProps) {
  const words = useShellWords()
  return (
    <StateBlock icon="lock" title={title ?? words.noPermission} acts={acts}>
      {who.length > 0 ? words.whoCan(who.join(', ')) : words.noPermissionLine}
    </StateBlock>
  )
}
