import { Icon } from '#web/ui/Icon.tsx'
import { ICONS, type IconName } from '#web/ui/icons.ts'
import { Spec } from './Spec.tsx'

export function Icons() {
  return (
    <Spec title="Icons" rule="Our own, on a 20 px grid with a 1.5 px line. Words come before them.">
      <ul className="icons">
        {(Object.keys(ICONS) as IconName[]).map((name) => (
          <li key={name}>
            <Icon name={name} />
            <span className="cut">{name}</span>
          </li>
        ))}
      </ul>
    </Spec>
  )
}
