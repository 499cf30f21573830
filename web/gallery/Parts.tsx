/** Every part in every state, to look at when one changes. For administrators, since it is of no use to others. */
import './gallery.css'
import { useMay } from '#web/session.ts'
import { NoPermission } from '#web/ui/NoPermission.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords } from '#web/words.ts'
import { Batons } from './Batons.tsx'
import { Buttons } from './Buttons.tsx'
import { Colours, Types } from './Colours.tsx'
import { Fields } from './Fields.tsx'
import { Floats } from './Floats.tsx'
import { Forms } from './Forms.tsx'
import { Icons } from './Icons.tsx'
import { Lists } from './Lists.tsx'
import { PaletteShown } from './PaletteShown.tsx'
import { PanesShown } from './PanesShown.tsx'
import { Persons } from './Persons.tsx'
import { SmallParts } from './SmallParts.tsx'
import { States } from './States.tsx'
import { TableShown } from './TableShown.tsx'

export function Parts() {
  const words = useShellWords()
  const administers = useMay('administer')
  return (
    <>
      <PageHead title={words.parts} />
      {administers ? (
        <div className="scroll specs" tabIndex={0} role="region" aria-label={words.parts}>
          <Colours />
          <Types />
          <Batons />
          <Buttons />
          <Fields />
          <Forms />
          <Floats />
          <SmallParts />
          <Persons />
          <TableShown />
          <Lists />
          <PanesShown />
          <States />
          <PaletteShown />
          <Icons />
        </div>
      ) : (
        <div className="state-page">
          <NoPermission />
        </div>
      )}
    </>
  )
}
