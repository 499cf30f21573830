import { lines } from './fill.ts'

export const FRENCH = {
  texts: {
    broken: lines(`
      @fernhill.example ma {p} est en panne après {n} mois. Elle s'allume, réfléchit, et s'éteint.
      Le couvercle de ma {p} Fernhill s'est cassé net. C'est la deuxième fois cette année.
      Mon grille-pain Fernhill ne marche plus : il éjecte les tartines jusqu'au salon. Le chien est ravi, moi moins.
    `),
    late: lines(`
      Toujours pas reçu ma commande {order}, Fernhill. Le colis serait à {city} depuis {d} jours.
      Fernhill, livraison en retard de {d} jours et aucune nouvelle. Où est mon colis ?
    `),
    wrong: lines(`Reçu un grille-pain à la place d'une bouilloire, Fernhill. Il est beau, mais il ne fait pas le thé.`),
    refund: lines(`Je demande un remboursement pour la {p} Fernhill, commande {order}, renvoyée il y a {d} jours.`),
    'how to': lines(`
      Comment détartrer la {p} Fernhill ? L'eau de {city} est plus dure que mon propriétaire.
      @fernhill.example comment faire pour ouvrir le tiroir à miettes ? J'ai tout essayé sauf les larmes.
    `),
    idea: lines(`Une idée pour Fernhill : une {p} avec une poignée pour gaucher. Nous sommes trois dans la famille.`),
    thanks: lines(`
      Merci à toute l'équipe Fernhill, la pièce est arrivée en deux jours à {city}. Excellent service !
      J'adore ma {p} Fernhill. Quinze ans, quatre déménagements, et elle siffle encore juste.
    `),
    press: lines(
      `Journaliste à {city}, je prépare un article sur la réparation. Le service presse de Fernhill peut-il me rappeler ?`,
    ),
    'where to buy': lines(`Où acheter la {p} Fernhill à {city} ? Elle est en rupture de stock partout.`),
  },
  answers: {
    broken: lines(`Je suis désolée. Pouvez-vous m'envoyer le numéro sous le socle ? Une autre part demain.`),
    late: lines(`Je viens d'appeler le dépôt de {city} : l'étiquette était déchirée. Votre colis arrive demain.`),
    'how to': lines(
      `Une cuillère d'acide citrique dans un demi-litre, faire bouillir, attendre vingt minutes, rincer deux fois.`,
    ),
    thanks: lines(`Merci à vous. Je le fais lire à l'atelier ce midi.`),
  },
}
