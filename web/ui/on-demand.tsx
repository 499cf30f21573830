/**
 * What floats is loaded when it is first wanted: its positioning costs 25 KB that no page needs to be read. Until then
 * its trigger is a plain button that says what it will open; reaching it by pointer or keyboard starts the loading.
 */
import { type ComponentType, cloneElement, lazy, type ReactElement, Suspense, useState } from 'react'

export type Trigger = ReactElement<Record<string, unknown>>

export function onDemand<P extends { trigger: Trigger; hover?: true }>(
  popup: 'menu' | 'dialog',
  load: () => Promise<ComponentType<P & { openAtOnce: 'yes' | 'no' }>>,
) {
  const Loaded = lazy(async () => ({ default: (await load()) as ComponentType<object> }))
  return function OnDemand(props: P) {
    const [wanted, setWanted] = useState<'pressed' | 'reached' | null>(null)
    const reach = () => void load()
    // Only a mouse hovers, and only what opens by hovering is changed under it: a press must find one and the same element.
    const enter = ({ pointerType }: PointerEvent) =>
      props.hover && pointerType === 'mouse' ? setWanted('reached') : reach()
    const trigger = cloneElement(props.trigger, {
      'aria-haspopup': popup,
      'aria-expanded': false,
      onClick: () => setWanted('pressed'),
      onPointerEnter: enter,
      onFocus: reach,
    })
    if (!wanted) return trigger
    return (
      <Suspense fallback={trigger}>
        <Loaded {...props} openAtOnce={wanted === 'pressed' ? 'yes' : 'no'} />
      </Suspense>
    )
  }
}
