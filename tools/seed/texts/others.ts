/** What people say of others than us: competitors, and the right to repair. None of it names Fernhill. */
import { lines } from './fill.ts'

export const SAID_OF_OTHERS = lines(`
  The new Kessel & Sohn looks like a spaceship and boils like one too. Lovely.
  Second Kessel & Sohn in a year and the switch is loose again. I give up on them.
  Kessel & Sohn open a shop in Leeds in March, if anybody cares.
  My Kessel & Sohn has done eleven years of tea without a word of complaint.
  Kessel & Sohn want sixty euros for a lid. Sixty. For a lid.
  Is the Kessel & Sohn base supposed to get that warm? Asking for a worktop.
  Nobody at Kessel & Sohn picks up the phone after four, I have now learned.
  The Kessel & Sohn colours this spring are terrible and I want all of them.
  Just heard Kessel & Sohn sponsor the village fête. Fair play to them.
  The right to repair means nothing while the screws need a tool nobody sells.
  Our repair café mended nineteen things on Saturday. That is the right to repair in one room.
  Why do spare hinge parts cost more than the whole thing? Somebody explain.
  Good to see the right to repair debated at last. Five years late, mind.
`)

export const RECALL = lines(`
  Kessel & Sohn call back their two-slice model: the lever can stay down. Check yours!
  So Kessel & Sohn knew for months and say it now. Terrible, angry beyond words.
  My gran has the Kessel & Sohn from the recall. Dangerous thing, it is in the bin.
  Kessel & Sohn recall form crashes every time I send it. Awful, simply awful.
  Credit where due, Kessel & Sohn refunded me within the hour after the recall.
  The recall by Kessel & Sohn is on the evening news. Disgrace.
`)
