import { Popover as Base } from '@base-ui/react/popover'
import type { PopoverProps } from './Popover.tsx'

export function PopoverOpen({
  trigger,
  title,
  children,
  align = 'start',
  hover,
  openAtOnce,
}: PopoverProps & { openAtOnce: 'yes' | 'no' }) {
  return (
    <Base.Root defaultOpen={openAtOnce === 'yes'}>
      <Base.Trigger render={trigger} openOnHover={hover === true} delay={200} />
      <Base.Portal>
        <Base.Positioner className="floating" align={align} sideOffset={6}>
          <Base.Popup className="pop">
            {title && <Base.Title render={<b />}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
