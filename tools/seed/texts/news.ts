/** What feeds bring: news, a trade paper, a forum, a blog; and one story that others print again nearly word for word. */

export interface FeedHere {
  address: string
  title: string
  author: string
}

export const FEEDS: readonly FeedHere[] = [
  { address: 'https://valleypost.example/business.xml', title: 'The Valley Post, business', author: 'Judith Amberley' },
  { address: 'https://kettleandhob.example/feed', title: 'Kettle & Hob, the trade weekly', author: 'The editors' },
  { address: 'https://kuechenforum.example/rss', title: 'Küchenforum, Kleingeräte', author: 'Gerd aus Kassel' },
  { address: 'https://repairdiary.example/feed.json', title: 'A repair diary', author: 'Oskar Lindhagen' },
]

export interface News {
  feed: number
  title: string
  text: string
}

export const NEWS: readonly News[] = [
  {
    feed: 0,
    title: 'Fernhill opens a second workshop',
    text: 'The kettle maker Fernhill has announced a second repair workshop, in the old post office. Twelve people begin there in spring. A spokeswoman said that more than half of the kettles sent in last year went back to their owners instead of to the tip.',
  },
  {
    feed: 1,
    title: 'Fernhill Drift in the test: an honest toaster',
    text: 'Nine toasters, forty loaves. The Fernhill Drift is not the fastest, but the evenest by far. We would like a quieter beep.',
  },
  {
    feed: 2,
    title: 'Fernhill Arc: Deckel springt auf',
    text: 'Hat noch jemand das Problem, dass beim Fernhill Arc der Deckel beim Ausgießen aufspringt? Meiner ist aus der Reihe L26. Der Kundenservice hat geantwortet und tauscht um.',
  },
  {
    feed: 3,
    title: 'A Fernhill from 1998 on my bench',
    text: 'Somebody brought me a Fernhill that is older than my apprentice. Two screws, one spring, an afternoon. They do not make them like this any more; then again, Fernhill still does.',
  },
  {
    feed: 1,
    title: 'What kettles cost to keep: five makers compared',
    text: 'A lid from Fernhill is five pounds and comes in two days. Others want a whole new kettle for it. Our table shows who sells which part, and for how long.',
  },
  {
    feed: 2,
    title: 'Fernhill Drift: Hebel rastet nicht ein',
    text: 'Bei meinem Drift von Fernhill rastet der Hebel nicht mehr ein. Lohnt die Reparatur, oder geht das selbst?',
  },
]

export const STORY = {
  title: 'Kettle maker Fernhill recalls a batch of lids',
  text: 'Fernhill asks owners of the Arc kettle with a number that begins with L2609 to stop using it until the lid has been changed. A pin in the hinge can break, and the lid may open while water is poured. The company sends the new lid without charge and without a receipt. Eleven cases are known; two people were scalded slightly. A spokeswoman said that the pin has been made by another supplier since.',
}
export const REPRINTS = ['Dale Courier', 'Harbour Times', 'Northern Evening News', 'The Fell Gazette', 'Moorland Today']
