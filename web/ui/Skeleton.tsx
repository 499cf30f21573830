import type { CSSProperties } from 'react'
import { useShellWords } from '#web/words.ts'

export interface SkeletonProps {
  /** The shape of what will stand here, so that nothing jumps when it comes. */
  shape: 'rows' | 'lines' | 'table'
  count?: number
}

const WIDTHS = [72, 54, 80, 63, 76, 58]

export function Skeleton({ shape, count = 3 }: SkeletonProps) {
  const words = useShellWords()
  const widths = Array.from({ length: count }, (_, at) => ({ at, width: WIDTHS[at % WIDTHS.length] ?? 60 }))
  return (
    <div className={`bones bones-${shape}`} role="status" aria-label={words.loading}>
      {widths.map(({ at, width }) => (
        <Bones key={at} shape={shape} width={width} />
      ))}
    </div>
  )
}

const Bone = ({ w }: { w: number }) => <span className="bone" style={{ '--w': `${w}%` } as CSSProperties} />

function Bones({ shape, width }: { shape: SkeletonProps['shape']; width: number }) {
  if (shape === 'lines') return <Bone w={width} />
  if (shape === 'table')
    return (
      <div>
        <Bone w={width / 3} />
        <Bone w={width / 6} />
        <Bone w={8} />
      </div>
    )
  return (
    <div>
      <span className="bone round" />
      <span>
        <Bone w={width - 30} />
        <Bone w={width + 15} />
        <Bone w={width - 10} />
      </span>
    </div>
  )
}
