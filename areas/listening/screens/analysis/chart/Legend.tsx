import { DASHES, SERIES } from './series.ts'

export function Legend({ names }: { names: readonly string[] }) {
  return (
    <ul className="chart-legend meta">
      {names.map((name, nth) => (
        <li key={name}>
          <svg viewBox="0 0 28 4" aria-hidden="true" className={SERIES[nth]}>
            <line x1={0} x2={28} y1={2} y2={2} strokeDasharray={DASHES[nth]?.join(' ')} />
          </svg>
          <bdi className="cut">{name}</bdi>
        </li>
      ))}
    </ul>
  )
}
