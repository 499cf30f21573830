/**
 * Where areas fill the shell's slots: one import per area, of its `screens/slots.ts`, and that of the status page; it calls `fill`, `fillPalette`
 * and `fillCount` and loads its components only when they are shown.
 */
import '#areas/channels/screens/slots.ts'
import '#areas/routing/screens/slots.ts'
import '#areas/inbox/screens/slots.ts'
import '#areas/listening/screens/slots.ts'
import '#areas/administration/screens/slots.ts'
import '#areas/imports/screens/slots.ts'
import '#areas/notifications/screens/slots.ts'
import './status/slots.ts'
