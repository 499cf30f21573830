import { lines } from './fill.ts'

export const SPANISH = {
  texts: {
    broken: lines(`
      @fernhill.example mi {p} no funciona desde el lunes. Tiene {n} meses y la tapa se rompió sola.
      El {p} de Fernhill pierde agua por debajo. Todas las mañanas un charco nuevo.
    `),
    late: lines(`
      ¿Dónde está mi pedido {order}, Fernhill? Lleva {d} días en {city} y no ha llegado.
      Fernhill, el paquete no ha llegado y el regalo era para ayer. {d} días de retraso.
    `),
    refund: lines(`Quiero la devolución del dinero, Fernhill: {price} euros por un {p} que devolví hace {d} días.`),
    'how to': lines(`
      ¿Cómo puedo descalcificar el {p} de Fernhill? El agua de {city} es casi piedra.
      ¿Se puede usar el {p} de Fernhill con 110 voltios? Me mudo en enero.
    `),
    idea: lines(`Fernhill, sería genial si el {p} tuviera una luz que no ilumine toda la cocina de noche.`),
    thanks: lines(`
      Gracias, Fernhill. La pieza llegó en dos días y con una nota a mano. Excelente servicio.
      Me encanta mi {p} de Fernhill. Mi abuela le habla, y creo que le contesta.
    `),
    'where to buy': lines(`¿Dónde puedo comprar el {p} de Fernhill en {city}? ¿Y cuánto cuesta?`),
    invoice: lines(`Necesito una factura con el NIF de la empresa para el pedido {order}, Fernhill.`),
  },
  answers: {
    broken: lines(`Lo siento mucho. ¿Me puede enviar el número que está bajo la base? Mañana sale uno nuevo.`),
    late: lines(`He llamado al almacén de {city}. La etiqueta estaba rota; mañana lo tiene en casa.`),
    'how to': lines(
      `Una cucharada de ácido cítrico en medio litro, hervir, esperar veinte minutos y aclarar dos veces.`,
    ),
    thanks: lines(`Gracias a usted. Y recuerdos a su abuela, de parte de todo el taller.`),
  },
}
