/** What people ask, wish, praise and offer, in English: not everything that is said to us is a complaint. */
import { lines, type Theme } from './fill.ts'

export const MARKET: readonly Theme[] = [
  {
    name: 'how to',
    weight: 12,
    team: 'Service',
    texts: {
      en: lines(`
        How do I descale the Fernhill {p}? Vinegar, citric acid, prayer?
        @fernhill.example can I use the {p} with a travel adapter in {city}, or will it sulk?
        Does anyone know how to open the crumb tray of the Fernhill Drift? I have pushed everything that looks pushable.
        Is the Fernhill {p} suitable for very hard water? {city} comes out of the tap as chalk.
        What does the third light of the Fernhill {p} mean? It came on during the news and has stayed.
        Can you tell me how long the Fernhill {p} keeps warm? The box says a while.
        Where can I find the instructions of a Fernhill kettle from 2011? It was my gran's and it still works.
        @fernhill.example does the {p} fit under a shelf of 31 cm with the lid open?
      `),
    },
    answers: {
      en: lines(`
        One spoon of citric acid in half a litre, boil, wait twenty minutes, rinse twice. The smell is gone after that.
        Press the tray in the middle until it clicks, then let go. It is hidden a little too well, we admit.
        Yes. Fill it once a week with vinegar and water if the tap is that hard, and it will outlive the shelf.
        The third light means that it wants to be descaled. It goes out by itself when that is done.
        I have scanned the booklet from 2011 for you; the address is in my next message. How nice that it still works.
      `),
    },
  },
  {
    name: 'invoice',
    weight: 4,
    team: 'Back office',
    texts: {
      en: lines(`
        @fernhill.example I need an invoice with our company name on it for order {order}. Whom do I ask?
        Fernhill charged me twice for one {p}. {price} pounds and then again {price} pounds the next morning.
        Can Fernhill send a VAT receipt after the fact? My accountant wants one and she is persistent.
      `),
    },
    answers: {
      en: lines(`
        You can ask us: the corrected invoice for {order} is in your mail now, with the company on it.
        You are right, it was taken twice. One of the two goes back to your card today.
      `),
    },
  },
  {
    name: 'where to buy',
    weight: 6,
    team: 'Sales',
    texts: {
      en: lines(`
        Where can I buy the Fernhill {p} in {city}? I would like to lift it before I marry it.
        Is the moss green Fernhill toaster out of stock for good, or will it be back in stock?
        @fernhill.example do you ship to Iceland? Thinking of buying {n} of the {p} for a guest house.
        What is the price of the Fernhill {p} without the base? Mine met a dog.
      `),
    },
    answers: {
      en: lines(`
        Moss is back in the first week of next month. I have put your name down; you will hear from us first.
        We do ship there. For {n} or more there is a price for guest houses; I will write to you with it.
        The base alone is half of it. I can send one to {city} today if you like.
      `),
    },
  },
  {
    name: 'shops',
    weight: 3,
    team: 'Sales',
    texts: {
      en: lines(`
        We run {n} kitchen shops around {city} and would like to stock your kettles. Is there a price list for independents, Fernhill?
        @fernhill.example wholesale question: minimum order for the {p}, and can it be mixed colours?
        Quote for {cups} Fernhill kettles for a hotel that opens in spring, please. Who looks after bulk orders?
      `),
    },
    answers: {
      en: lines(`
        That is me, Yasemin. I look after independents and hotels; you have the list and my number in your mail.
        Twelve is the smallest order, and colours may be mixed as you like. When does the shop open?
      `),
    },
  },
  {
    name: 'idea',
    weight: 8,
    team: 'Product',
    texts: {
      en: lines(`
        Fernhill, please add a window to the {p}. I want to see my tea water suffer.
        It would be great if the Fernhill {p} had a setting for one single cup. Singles drink tea too.
        @fernhill.example why don't you make the Drift in left-handed? My husband burns himself out of principle.
        I wish the Fernhill toaster had a bagel side. Any plans to make one?
        Suggestion for Fernhill: a quiet beep. The present one wakes the dog, the dog wakes the street.
        Could you make a spare mesh filter that is sold on its own, Fernhill? {n} people in my building would buy one.
        Fernhill, have you considered a {p} that says when it was last descaled?
      `),
    },
    answers: {
      en: lines(`
        The quiet beep is on our list, with forty other people asking. I have added the dog to the reasons.
        We have one on the bench, in truth. May I ask you again when there is something to try?
        Thank you, that is a good one. I have written it down with your name, so you will hear if it gets made.
      `),
    },
  },
  {
    name: 'thanks',
    weight: 12,
    team: 'Marketing',
    quiet: true,
    texts: {
      en: lines(`
        Love my Fernhill {p}. {n} years, two moves, one divorce, still boils.
        Thank you @fernhill.example, the new lid came within two days. That is how it is done.
        The Fernhill {p} made {cups} cups at the village fair and never complained. More than I can say of the volunteers.
        Great service from Fernhill today: somebody called Lucía answered at nine in the evening and knew what she was talking about.
        Brilliant toaster, Fernhill. My mother has stopped asking when I will settle down and asks about the toaster instead.
        Shout out to Fernhill: they sent my grandfather a booklet in large print, unasked.
        Very happy with the {p} from Fernhill. It is the one thing in this flat that works at once{mark}
        So the Fernhill kettle has survived the students. {cups} brews in one exam week. I highly recommend it.
        My daughter's first word was nearly "Fernhill". It was "kettle". Lovely thing, thank you.
      `),
    },
    answers: {
      en: lines(`
        That made the whole room smile. I have passed it on to Lucía, who went red.
        {cups} cups! Thank you for telling us. The people who build them will read this at lunch.
        Thank you. We will frame the bit about the divorce.
      `),
    },
  },
  {
    name: 'press',
    weight: 2,
    team: 'Press',
    texts: {
      en: lines(`
        I am a journalist with the {city} Evening Post, writing an article about repairs at home. Could the press office of Fernhill call me before four?
        @fernhill.example request for comment: is it true that Fernhill moves the toaster line out of {city}? Deadline for comment is tomorrow at noon.
        Reporter here. We are doing a podcast on things that last and would love an interview with whoever designed the Fernhill Arc.
      `),
    },
    answers: {
      en: lines(`
        Good morning, Rosalind here, I speak for Fernhill. I call you at three; if another time is better, say so here.
        Thank you for asking first. Our statement is in your mail, and I am on the phone until six for anything beyond it.
      `),
    },
  },
  {
    name: 'jobs',
    weight: 3,
    team: 'Human resources',
    texts: {
      en: lines(`
        @fernhill.example are you hiring in {city}? I repair small machines for a living and would like to do it for you.
        Does Fernhill offer apprenticeships next autumn? My nephew takes kettles apart for fun and, lately, puts them back together.
        I sent my application to Fernhill {d} days ago and have heard nothing. Is the position in the workshop still open?
      `),
    },
    answers: {
      en: lines(`
        We are. I am Piotr, and I would like to hear more; may I write to you about a day in the workshop?
        Yes, two places from September. The page opens in January; I will send it to you when it does.
      `),
    },
  },
  {
    name: 'investors',
    weight: 2,
    team: 'Investor relations',
    texts: {
      en: lines(`
        When does Fernhill publish its half year results, and is there an earnings call for small shareholders?
        @fernhill.example where do I find the annual report of last year? The link under investor relations goes in a circle.
        Fernhill shares and the dividend: will the board keep it after the fire at the {city} supplier?
      `),
    },
    answers: {
      en: lines(`
        The results come on the 27th at seven in the morning, the call is at ten and open to everyone. I will post the address here.
        Thank you, the link is mended. The report is the first one on the page.
      `),
    },
  },
  {
    name: 'spam',
    weight: 4,
    team: 'Marketing',
    quiet: true,
    texts: {
      en: lines(`
        Fernhill fans!!! Click here to win a FREE {p} and double your crypto today, DM me now https://win-{d}.example/free
        Grow your followers fast, Fernhill. 10k real followers for {price} dollars, promo code KETTLE, link in bio https://boost.example/{d}
        Make money from home while your Fernhill boils! Earn {price}00 a week, limited offer, click the link https://easy-{n}.example
      `),
    },
    answers: {},
  },
]
