import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const SPANISH_TERMS: TermsByTopic = {
  broken: {
    strong:
      'no funciona, no sirve, dejó de funcionar, roto, rota, averiad*, defectuos*, se rompió, estropead*, dañad*, no enciende',
    some: 'fallo, falla, fallas, avería, error, reparar, arreglar',
  },
  danger: {
    strong:
      'quemadura*, me quemé, se incendió, explotó, descarga eléctrica, herido*, lesión, hospital, intoxicación, retirada del producto',
    some: 'peligro*, fuego, humo, quemad*',
  },
  wrong_item: {
    strong:
      'producto equivocado, artículo equivocado, talla equivocada, no es lo que pedí, color equivocado, pedido incompleto, en lugar de',
    some: 'equivocad*, falta, faltan, incomplet*',
  },
  late_or_lost: {
    strong:
      'dónde está mi pedido, donde esta mi pedido, dónde está mi paquete, no ha llegado, no me ha llegado, no llegó, todavía no llega, paquete perdido, sigo esperando, retraso, retrasado, no he recibido',
    some: 'paquete, envío, entrega, pedido, tarde, demora, seguimiento',
  },
  refund: {
    strong: 'reembols*, devolución, devuelvan, devolver, mi dinero, indemniz*, compensación',
    some: 'cambio, dinero',
  },
  poor_service: {
    strong:
      'atención al cliente, servicio al cliente, nadie responde, nadie contesta, no responden, sin respuesta, no contestan, pésimo servicio, mal servicio, mala atención',
    some: 'queja*, reclam*, maleducad*, esperando, servicio, vergüenza',
  },
  account_access: {
    strong: 'contraseña, iniciar sesión, cuenta bloqueada, no puedo entrar, mi cuenta',
    some: 'cuenta, bloquead*, acceso',
  },
  order_change: {
    strong: 'cancelar mi pedido, cambiar mi pedido, cambiar la dirección, cancelar, darme de baja',
    some: 'modificar, cambiar',
  },
  how_to: {
    strong: 'cómo puedo, como puedo, cómo se, cómo hago, es posible, se puede, alguien sabe, instrucciones, manual',
    some: 'cómo, compatible, explicar',
  },
  invoice_payment: {
    strong: 'factura*, me cobraron, cobro, cobrado, pago*, iva, domiciliación',
    some: 'pagar, tarjeta, recibo, comisión',
  },
  price_availability: {
    strong:
      'cuánto cuesta, cuanto cuesta, precio*, hay stock, agotado, dónde comprar, donde comprar, código de descuento, disponible*, hacen envíos',
    some: 'descuento*, oferta*, comprar, stock',
  },
  idea: {
    strong: 'sería genial, estaría bien, por qué no hacen, sugerencia*, podrían añadir, me gustaría que',
    some: 'idea*, sugiero, ojalá',
  },
  shops_bulk: {
    strong:
      'al por mayor, mayorista*, distribuidor*, revendedor*, para nuestra tienda, para nuestro hotel, presupuesto, cotización',
    some: 'tienda, cantidad, empresa',
  },
  partnership: { strong: 'colaboración, colaborar, patrocin*, alianza, influencer*', some: 'socio*, embajador*' },
  press: {
    strong: 'periodista*, nota de prensa, gabinete de prensa, entrevista*, reportaje',
    some: 'prensa, noticia*, artículo',
  },
  privacy_legal: {
    strong: 'protección de datos, datos personales, abogad*, denuncia*, demanda, consumo, privacidad',
    some: 'legal, ilegal, policía, juicio',
  },
  jobs: {
    strong: 'oferta de empleo, ofertas de trabajo, vacante*, currículum, prácticas, contratando, trabajar con ustedes',
    some: 'empleo, trabajo, cv, puesto',
  },
  shares_results: {
    strong: 'accionista*, dividendo*, junta general, resultados trimestrales, bolsa de valores, inversor*',
    some: 'acciones, bolsa, beneficios',
  },
  thanks: {
    strong: 'gracias, muchas gracias, excelente servicio, buen servicio, lo recomiendo, felicidades',
    some: 'encanta, genial, perfecto',
  },
}
