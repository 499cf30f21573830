/**
 * The topics that ship, as people read them. It stands apart from the table of words because queries may name topics so, in
 * the browser and on the server.
 */
export const TOPIC_NAMES: Record<string, string> = {
  broken: 'broken, does not work',
  danger: 'danger, injury',
  wrong_item: 'wrong item came',
  late_or_lost: 'late or lost',
  refund: 'money back',
  poor_service: 'poor service',
  account_access: 'cannot get in',
  order_change: 'change or cancel an order',
  how_to: 'how do I, can it',
  invoice_payment: 'invoice, tax, payment',
  price_availability: 'price, where to get it',
  idea: 'idea, wish',
  shops_bulk: 'shops, bulk',
  partnership: 'partnership',
  press: 'journalists',
  privacy_legal: 'privacy, legal',
  jobs: 'jobs, apprenticeships',
  shares_results: 'shares, results',
  thanks: 'thanks',
  spam: 'advertising',
}

/** A topic of the workspace's own is its name. */
export const topicName = (topic: string): string => TOPIC_NAMES[topic] ?? topic
