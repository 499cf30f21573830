/**
 * What people say when a topic is meant, by how strongly it speaks for it: `strong` hardly means anything else, `some`
 * needs company, `weak` only helps. A star takes any ending; words are compared without accents and endings.
 */
import type { BuiltInTopic } from '../schema.ts'

export interface TopicTerms {
  strong: string
  some: string
  weak?: string
}
export type TermsByTopic = Readonly<Partial<Record<BuiltInTopic, TopicTerms>>>

export const ENGLISH_TERMS: TermsByTopic = {
  broken: {
    strong: `broken, doesn't work, does not work, not working, isn't working, stopped working, won't turn on, won't start, won't charge, won't connect, keeps crashing, faulty,
      defective, malfunction*, came off, fell apart, fell off, snapped off, keeps breaking, error code, error message, out of order, won't load, doesn't turn on, died on me, gave up the ghost, leaking, is dead, system down,
      site is down, app is down, same fault, damaged, not functioning, won't work, won't let me, can't load, swallowed my card`,
    some: `unable to, refuses to, no longer works, disconnect*, keeps resetting, keeps stopping, not responding, technical issue*, technical problem*, won't open, won't update, won't play, won't sync, doesn't open, doesn't load, broke, crack, cracked, cracks, crash, crashes, crashed, leak, leaks, scratched, dented, torn, bug, bugs, buggy, glitch*, fault, faults, dead, jammed, stuck, fails, failed, failing, freezes, outage, shattered, smashed, offline, not charging, down`,
    weak: 'issue, issues, problem, problems, trouble, nothing, anymore, fix, repair, warranty, guarantee, replacement, replace, error, screen, battery, website, app',
  },
  danger: {
    strong: `caught fire, on fire, in flames, burst into flames, exploded, explosion, electric shock, electrocuted, got shocked, injured, injury, injuries, hospital, ambulance, burned my, burnt my, scalded, choking hazard,
      allergic reaction, food poisoning, poisoned, unsafe, safety hazard, fire hazard, hazardous, melted, smoke coming, started smoking, toxic, carbon monoxide, boiling water, first degree burn*, safety recall, glass in my, mould in`,
    some: 'dangerous, danger, burned, burnt, burns, hurt, fire, explode*, bleeding, cut myself, sparks, sparking, overheat*, overheating, smoke, shock, recall, recalled, recalls, hazard, safety, choke, choked, sick after, contaminated',
    weak: 'child, toddler, baby, doctor, blood, flames',
  },
  wrong_item: {
    strong: `wrong item, wrong product, wrong size, wrong colour, wrong color, wrong order, wrong one, wrong plug, sent me the wrong, got the wrong, received the wrong, not what i ordered, isn't what i ordered, different from the picture, someone else's order,
      someone else's name, missing from my order, missing item*, missing parts, parts missing, instead of the one, not as described, ordered two, incomplete order, empty box, only one arrived, only received one`,
    some: 'wrong, mixed up, mix up, swapped, missing, not the one, different one, mislabelled, mislabeled, instead of, incomplete',
    weak: 'ordered, received, colour, color, size, arrived',
  },
  late_or_lost: {
    strong: `where is my order, where's my order, where is my parcel, where's my parcel, where is my package, where's my package, where is my delivery, still waiting for my, still hasn't arrived, hasn't arrived, has not arrived, never arrived, not arrived, not received,
      haven't received, have not received, never received, never came, didn't arrive, not been delivered, not delivered, lost parcel, lost package, lost in the post, lost in transit, late delivery, delivery is late, left in the rain, out for delivery, tracking says, no tracking, delivery driver,
      delayed flight*, flight delayed, cancelled flight, canceled flight, flight cancelled, flight canceled, lost luggage, lost bag*, lost my bag*, lost my luggage, missed my connection, missed connection, missed my flight, hours late, days late, weeks late,
      delivery date, card arrival, yet to arrive, supposed to arrive, should have arrived, when will it arrive, hour delay, hr delay, still on the tarmac, stuck on the tarmac, where is my bag, where is my card`,
    some: `late, delay, delayed, delays, lost, missing bag, luggage, baggage, courier, parcel, package, shipment, shipped, dispatched, tracking, delivery, delivered, deliver, cancelled, canceled, tarmac, stranded, stuck at, arrived, arrive, arrives, arrival, overdue, still waiting,
      connecting flight, connection, rebook*, runway, departure`,
    weak: 'waiting, wait, hours, hrs, weeks, days, order, post, mail, depot, flight, gate, bag, bags, plane, yet',
  },
  refund: {
    strong: `refund*, money back, my money back, want my money, chargeback, compensation, compensate*, reimburse*, credit note, return label, return it, send it back, cancel and refund, returns policy, return policy`,
    some: 'return, returned, returning, returns, voucher, reversed, revert*, goodwill',
    weak: 'money, credit, days, bank, still waiting',
  },
  poor_service: {
    strong: `customer service, customer care, no reply, no response, no answer, nobody answers, no one answers, nobody replies, ignored me, ignoring me, ignoring my, on hold, hung up, hang up on, rude, unhelpful, worst service, terrible service, poor service, bad service, awful service, horrible service,
      worst company, worst experience, waste of time, still no reply, still waiting for a reply, third time, not another sorry, don't care about customers, unprofessional, incompetent, been waiting for, transferred me, passed around, can't get through, cannot get through, can't reach, no one picks up,
      can't get anyone, speak to a human, talk to a human, call back, busy signal, disconnected, your staff, your employees, never again, automated, answer the phone, answer your phone, flight attendant*, respond to my, no help, never answered, hold for`,
    some: `service, complaint*, complain*, ignored, ignore, ignoring, respond, responded, response, reply, useless, ridiculous, unacceptable, disrespect*, disgrace*, attitude, agents, agent, representative*, reps, rep, phone, hold, staff, crew, joke, fail, lied, lies, lying, excuse*, disappointed, disappointing, frustrat*, appalling`,
    weak: 'call, called, calling, waiting, hour, hours, worst, twice, minutes, times, email, emails, emailed, dm, help',
  },
  account_access: {
    strong: `log in, login, can't log, cannot log, locked out, reset my password, forgot my password, forgotten password, password reset, verification code, two factor, can't sign in, sign in, my account was, my account has been, account suspended, account blocked, account hacked, been hacked, hacked, passcode, pin blocked, unblock,
      verify my identity, identity verification, change my pin, activate my card, account locked, delete my account, close my account, been suspended, wrong password`,
    some: 'password, account, pin, username, verify, verification, blocked, suspended, authenticate*, activate, activation, banned, profile, unlock, identity',
    weak: 'access, code, email, card, app',
  },
  order_change: {
    strong: `change my order, cancel my order, cancel the order, cancel my booking, cancel my subscription, cancel my flight, change my flight, change my booking, change my address, change the address, change my reservation, wrong address, update my address, add to my order, reschedule*, rebook my, cancel a transfer, cancel my transfer, change of address, upgrade my`,
    some: 'cancel, cancellation, reservation, booking, unsubscribe, postpone, amend, subscription, book a',
    weak: 'change, changed, update, order, moved, moving, booked',
  },
  how_to: {
    strong: `how do i, how do you, how can i, how to, how does it, how does this, how should i, does it work with, is it compatible, can it be used, can i use, is it possible to, where do i find, where can i find, which setting, instructions, user manual, step by step, is there a way, is there a version, what does the, can anyone tell me,
      anyone know how, does anyone know, could you tell me, can you tell me, could you explain, can i get, am i able to, what do i need, does it fit, suitable for, does it support, do you support`,
    some: 'manual, guide, tutorial, compatible, settings, setup, set up, install, configure, descale, descaling, clean it, works with, explain, steps, how long, what is, when will, where is, what are, which one',
    weak: 'how, can i, could i, help, use, using, work, what, where, does',
  },
  invoice_payment: {
    strong: `invoice*, tax number, vat number, vat receipt, receipt, charged twice, double charged, charged me twice, overcharged, charged me, payment failed, payment declined, card declined, direct debit, bank transfer, payment method, billing, billed, bill was, company name on, exchange rate, cash withdrawal, top up, topped up, extra charge, extra fee, transaction fee, pending payment, declined, transfer not, wrong amount`,
    some: 'payment*, paid, pay, charge, charged, fee, fees, bill, tax, vat, transaction*, transfer, paypal, credit card, debit card, statement, declined, withdraw*, deposit, balance, cheque, currency, atm',
    weak: 'card, money, bank, cash, account, amount, cost',
  },
  price_availability: {
    strong: `how much is, how much does, how much are, what's the price, what is the price, price of, in stock, out of stock, back in stock, sold out, when will it be available, is it available, available in, where can i buy, where to buy, where can i get, do you sell, do you ship to, ship to, deliver to, discount code, promo code, coupon, black friday, on sale, best price, can i order, pre order, preorder*, restock*, thinking of buying, looking to buy, which one should i buy, anyone got, for sale, fares to, tickets to, supported in`,
    some: 'price, prices, pricing, stock, available, availability, discount, sale, deal, deals, buy, purchase, order one, cheaper, offer, fare, fares, tickets',
    weak: 'cost, costs, much, cheap, shop, store, sell',
  },
  idea: {
    strong: `feature request, it would be great if, would be great if, would be nice if, would be cool if, would love to see, i'd love to see, you should make, you should add, you should offer, please add, please bring back, bring back, why don't you, why not make, have you considered, have you thought about, i wish it, i wish you, i wish there, wish it had, wish you would, suggestion*, idea for, my idea, could you make, could you add, can you add, needs a, if only it, any plans to, any chance of, would buy one if, please make`,
    some: 'wish, suggest, feature, improve, improvement, missing feature, should have, could be better, add support',
    weak: 'idea, ideas, love to, should, add, version, colour, option, please',
  },
  shops_bulk: {
    strong: `wholesale*, bulk order, in bulk, stockist*, reseller*, retailer*, distributor*, become a dealer, trade account, trade price*, minimum order, sell your products, stock your, for our shop, for our store, our shops, for our office, for our hotel, for our restaurant, company order, corporate order, corporate gift*, business order, b2b, price list, volume discount, quote for, request a quote, independent shop*, white label`,
    some: 'bulk, dealer, trade, our shop, our store, quantity, quote, resale, franchise, supplier, procurement, units, pieces, our company, our business',
    weak: 'shop, store, hotel, office, restaurant, business',
  },
  partnership: {
    strong: `collaborat*, partnership, partner with, sponsor*, brand ambassador, ambassador program, influencer, affiliate*, media kit, joint venture, work together, guest post, team up, pr package, cross promotion, content creator`,
    some: 'partner, partners, collab, ambassador, creator, charity, donate, donation, raffle',
    weak: 'followers, together, brand, event, project',
  },
  press: {
    strong: `journalist*, reporter*, press office, press release, press enquir*, press inquir*, media enquir*, media inquir*, request for comment, for comment, yet to comment, declined to comment, declined to say, yet to say, on the record, interview with, i'm writing a story, writing an article, spokesperson*, spokesman*, spokeswoman*, deadline for comment, our readers, our viewers, breaking news, statement from, has announced, told reporters, shoppers report, watchdog, investigation into`,
    some: 'article, newspaper, editor, interview, podcast, documentary, press, news, coverage, statement, announces, announced, announcement, headline, investigation, publishes, reports, according to, column, story on',
    weak: 'media, story, ceo, says, today, report, company',
  },
  privacy_legal: {
    strong: `gdpr, data protection, personal data, data breach, privacy policy, delete my data, right to be forgotten, my lawyer, my solicitor, legal action, take you to court, small claims, sue you, lawsuit, class action, trading standards, ombudsman, consumer protection, attorney, subject access request, copyright, trademark, identity theft, discrimination, racist, cease and desist, going to sue`,
    some: 'lawyer, solicitor, court, legal, illegal, sue, suing, privacy, consent, regulator, fraud, leaked, stolen, police, discriminat*, terms and conditions, scammed, unauthorised, unauthorized',
    weak: 'data, rights, law, contract, complaint',
  },
  jobs: {
    strong: `are you hiring, hiring, job opening*, job opportunit*, open position*, vacanc*, apprenticeship*, internship*, apply for, my application, job application, work for you, work with you guys, join your team, career*, resume, my cv, cover letter, recruiter*, recruitment, job interview, graduate scheme, work experience, looking for a job, apprentices, working for you, salary for`,
    some: 'job, jobs, intern, apprentice, position, role, recruit*, salary, applicant*, candidate*, employ, wages, layoffs',
    weak: 'apply, applied, team, experience, interview, work at',
  },
  shares_results: {
    strong: `share price, stock price, shareholder*, annual report, annual meeting, annual general meeting, quarterly results, quarter results, earnings, dividend*, investor relations, investors, ipo, market cap, fiscal year, profit warning, balance sheet, stock market, per share, earnings call, buyback, guidance for, analyst*, takeover bid, form 10, q1 results, q2 results, q3 results, q4 results, half year results`,
    some: 'shares, investor, investing, revenue, profits, profit, quarter, stocks, merger, acquisition, takeover, nasdaq, nyse, ftse, bullish, bearish, valuation, forecast, results, agm, wall street',
    weak: 'growth, market, margin, billion, million, ceo, quarterly',
  },
  thanks: {
    strong: `thank you, thanks, thx, much appreciated, really appreciate, well done, great job, good job, amazing service, great service, excellent service, best service, great customer service, excellent customer service, awesome service, kudos, shout out to, shoutout, hats off, love it, love them, love my, love your, love this, best ever, highly recommend, so happy with, very happy with, made my day, saved my, lovely thing, can't fault, brilliant service, keep it up, keep up the, has survived, great flight, great experience, you rock, you guys are the best`,
    some: 'appreciate, appreciated, grateful, love, loved, amazing, awesome, brilliant, fantastic, excellent, perfect, wonderful, recommend, great, best, thankful, impressed, lovely, delighted, pleased',
    weak: 'happy, nice, good, cool, beautiful, friendly, helpful',
  },
}
