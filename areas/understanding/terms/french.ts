import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const FRENCH_TERMS: TermsByTopic = {
  broken: {
    strong:
      'ne marche pas, ne marche plus, ne fonctionne pas, ne fonctionne plus, en panne, défectueux, cassé*, abîmé*, bug, hors service, fuit',
    some: 'panne*, défaut, problème technique, réparation, réparer',
  },
  danger: {
    strong:
      'brûlé, brûlure*, blessé*, blessure*, prend feu, pris feu, incendie, explosé, électrocuté, hôpital, intoxication, rappel produit',
    some: 'danger*, dangereux, feu, fumée, choc',
  },
  wrong_item: {
    strong:
      'mauvais article, mauvaise taille, mauvaise couleur, pas ce que j ai commandé, à la place, erreur de commande, il manque, reçu un',
    some: 'manque, manquant*, au lieu',
  },
  late_or_lost: {
    strong:
      'où est mon colis, pas reçu, toujours pas reçu, pas encore reçu, jamais reçu, colis perdu, en retard, retard de livraison, toujours rien, numéro de suivi, pas livré',
    some: 'colis, livraison, livré, retard, expédi*, commande',
  },
  refund: {
    strong: 'rembours*, dédommage*, retourner, renvoyer, avoir mon argent, bon d achat',
    some: 'retour, rétractation, échange',
  },
  poor_service: {
    strong:
      'service client, sav, aucune réponse, pas de réponse, personne ne répond, injoignable, toujours pas de réponse, honteux',
    some: 'réclamation, plainte, inadmissible, attente, réponse',
  },
  account_access: {
    strong: 'mot de passe, me connecter, compte bloqué, identifiant*, connexion impossible',
    some: 'compte, bloqué',
  },
  order_change: {
    strong: 'annuler ma commande, modifier ma commande, changer d adresse, résilier, résiliation',
    some: 'annuler, modifier, changer',
  },
  how_to: {
    strong:
      'comment faire, comment puis je, comment, est ce que je peux, est il possible, mode d emploi, peut on, comment on, savez vous',
    some: 'compatible, expliquer, notice',
  },
  invoice_payment: {
    strong: 'facture*, facturation, prélèvement, débité, débitée, tva, paiement*',
    some: 'payer, payé, carte bancaire, frais',
  },
  price_availability: {
    strong:
      'combien coûte, c est combien, quel prix, en stock, rupture de stock, où acheter, code promo, livrez vous, disponible',
    some: 'prix, promo*, acheter, stock',
  },
  idea: {
    strong:
      'ce serait bien, ça serait bien, pourquoi pas faire, suggestion*, pourriez vous ajouter, j aimerais que vous',
    some: 'idée*, suggère, dommage que',
  },
  shops_bulk: {
    strong: 'revendeur*, grossiste*, en gros, pour notre magasin, pour notre hôtel, devis, tarif professionnel',
    some: 'quantité, magasin, professionnel*',
  },
  partnership: { strong: 'partenariat*, collaboration*, sponsor*, parrainage, influenceu*', some: 'partenaire*' },
  press: {
    strong: 'journaliste*, communiqué de presse, service de presse, interview, demande de commentaire, rédaction',
    some: 'presse, article, reportage',
  },
  privacy_legal: {
    strong: 'rgpd, données personnelles, avocat, porter plainte, tribunal, vie privée, répression des fraudes',
    some: 'juridique, illégal*, justice, police',
  },
  jobs: {
    strong: 'recrut*, offre d emploi, candidature, stage, apprentissage, alternance, embauche*, poste à pourvoir',
    some: 'emploi, cv, poste',
  },
  shares_results: {
    strong: 'actionnaire*, dividende*, assemblée générale, résultats trimestriels, cours de bourse, investisseur*',
    some: 'bourse, bénéfice, chiffre d affaires',
  },
  thanks: {
    strong: 'merci, bravo, excellent service, super service, je recommande, très satisfait*',
    some: 'parfait, génial, top, remercie',
  },
}
