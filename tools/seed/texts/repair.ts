/** What goes wrong with kettles and toasters, in English. */
import { lines, type Theme } from './fill.ts'

export const REPAIR: readonly Theme[] = [
  {
    name: 'broken',
    weight: 15,
    team: 'Service',
    texts: {
      en: lines(`
        @fernhill.example my {p} stopped working after {d} weeks. It clicks, thinks about it, and goes dark again.
        The lid of my Fernhill {p} came off in my hand this morning. It is {n} months old. Is that a known fault?
        Fernhill {p}: leaking from under the handle since Sunday. There is a puddle under the toast rack every morning now.
        My Fernhill {p} won't turn on any more. Different socket, same silence. Order {order}. What now?
        The spring of the Fernhill {p} is dead. I hold the lever down with a spoon while the bread browns. Not what I paid {price} pounds for.
        @fernhill.example second {p} within a year that doesn't work, and I baby the thing. Can somebody look into it?
        Fernhill support, my {p} is faulty: it boils, switches off, and switches itself on again. Bit haunted{mark}
        The handle of our office Fernhill kettle snapped off, luckily while it was empty. Bought in {city}, receipt at hand.
        The Fernhill {p} only toasts the left half. Left half perfect, right half raw. It is like breakfast with my brother.
        @fernhill.example the base of my {p} is scratched and one foot is missing, straight out of the box.
        The display of the Fernhill {p} shows E4 and nothing else. Your booklet stops at E3.
        Fernhill {p} broken again, same crack beside the hinge as last time. Order {order}, second replacement.
      `),
    },
    answers: {
      en: lines(`
        Thank you for telling us, and sorry about the morning. Could you send the number under the base? I will then know which batch it is from.
        That should not happen after so short a time. A new one leaves {city} tomorrow; you need not send the old one back.
        I have asked our workshop about exactly this. Please keep it unplugged until I write again, today before five.
        Sorry. I have opened a repair for order {order}. You will get a label by mail, and it is back with you within {n} days.
        You are right, E4 is missing in the booklet. It means the base is wet underneath: dry it, wait an hour, then try again and tell me.
      `),
    },
  },
  {
    name: 'late',
    weight: 12,
    team: 'Logistics',
    texts: {
      en: lines(`
        @fernhill.example where is my order {order}? The tracking says it has been in {city} for {d} days.
        Still waiting for my Fernhill {p}. It was meant to arrive before the weekend, and that was two weekends ago.
        Fernhill, my parcel is lost as far as I can see: the courier says delivered, my doorstep says no.
        The Fernhill delivery was left in the rain, box soaked through. The {p} seems fine but the present is ruined.
        My {p} from Fernhill hasn't arrived. {d} days late now. Should I buy another one in town?
        @fernhill.example the delivery driver threw order {order} over the fence. A kettle. Over a fence.
        Out for delivery since Tuesday, says the courier about my Fernhill toaster. It must be seeing the whole county{mark}
        Fernhill promised {n} days and it has been {d}. No tracking, no word. When will it arrive?
      `),
    },
    answers: {
      en: lines(`
        I have called the depot in {city}. It stands there with a torn label; they have printed a new one and it comes tomorrow.
        Sorry, that took too long. I have sent a second one by another courier. Whichever comes first is yours.
        Thank you for the photograph. I have put it to the courier, and a dry box with a new {p} is on its way.
        It was on the wrong van. I have its number now and will follow it myself until it is with you.
        Your parcel went astray in {city}. A second one is on its way, and I will write again when it moves.
      `),
    },
  },
  {
    name: 'wrong',
    weight: 6,
    team: 'Logistics',
    texts: {
      en: lines(`
        Got the wrong colour: I ordered the {p} in moss and Fernhill sent oatmeal. It is a nice oatmeal. It is not moss.
        @fernhill.example not what I ordered. A {p} for {city}, a plug for somewhere else entirely.
        Fernhill sent me someone else's order. There is a birthday card for a Gerald in it. Happy birthday, Gerald.
        Only one arrived. I ordered two from Fernhill, order {order}, and was charged for two.
        The crumb tray is missing from my order of a Fernhill {p}. Everything else is there, down to the silica gel.
        Empty box from Fernhill today. Very well packed, I must say, but empty.
      `),
    },
    answers: {
      en: lines(`
        Sorry, we mixed two parcels up here. The right one leaves today, and a label for the other comes by mail.
        That is our mistake. The missing piece is in the post; you should have it within {n} days.
        Thank you, and our regards to Gerald. A courier picks his parcel up tomorrow and brings you yours.
      `),
    },
  },
  {
    name: 'refund',
    weight: 6,
    team: 'Service',
    texts: {
      en: lines(`
        @fernhill.example I want my money back for the {p}. Order {order}, returned {d} days ago, nothing on my account.
        How long does a refund take at Fernhill? Mine has been "approved" for {d} days.
        Fernhill took the {p} back without a fuss but where is the refund of {price} pounds?
        The return label Fernhill sent me is for a parcel of 200 grams. A kettle is not 200 grams.
      `),
    },
    answers: {
      en: lines(`
        I have looked: it was approved and then stood still. It left us just now and is with you within {n} working days.
        Sorry for the wait. I have asked Derek in the back office to send it by hand today, and will tell you when it is done.
        The label was for a spare part. The right one is in your mail; tell me if it is not.
      `),
    },
  },
  {
    name: 'poor service',
    weight: 5,
    team: 'Service',
    texts: {
      en: lines(`
        Third e-mail to Fernhill customer service, still no reply. Is there a person in there?
        @fernhill.example I was on hold for 40 minutes and then somebody hung up. Not the best service for a {price} pound kettle.
        Nobody answers at Fernhill. I only want a lid, not a conversation about my feelings.
        Worst company to reach. Fernhill, your chat told me to try your phone and your phone told me to try your chat.
      `),
    },
    answers: {
      en: lines(`
        There is: I am Kwabena, and I have your three e-mails in front of me. The answer to all of them is yes, and it is in the post.
        I am sorry. I have read what you wrote and I will see to it myself. Can I reach you here this afternoon?
        You should not have had to ask twice. The lid leaves today, with no charge.
      `),
    },
  },
  {
    name: 'danger',
    weight: 2,
    team: 'Product',
    texts: {
      en: lines(`
        @fernhill.example the {p} lid flew open and I burned my hand with boiling water. This is unsafe, please warn people.
        My Fernhill {p} started smoking and there were sparks at the plug. Fire brigade says lucky. Order {order}.
        Got an electric shock from the base of a Fernhill {p}. A small one, but I have a toddler in this kitchen.
      `),
    },
    answers: {
      en: lines(`
        Please unplug it and do not use it again. I am Marit from product safety. May I call you today? We want that very one back.
        I am glad that you are well. Please keep it as it is; somebody picks it up tomorrow, and you get a new one whatever we find.
      `),
    },
  },
]
