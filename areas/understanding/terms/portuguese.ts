import type { TermsByTopic } from './english.ts'

/** Fewer terms than English has, chosen because hardly anything else is meant by them. */
export const PORTUGUESE_TERMS: TermsByTopic = {
  broken: {
    strong:
      'não funciona, nao funciona, quebrou, quebrado, quebrada, com defeito, defeituos*, parou de funcionar, danificad*',
    some: 'defeito, erro, falha, conserto',
  },
  danger: {
    strong: 'queimadura*, me queimei, pegou fogo, explodiu, choque elétrico, ferid*, hospital, intoxicação',
    some: 'perigo*, fogo, fumaça',
  },
  wrong_item: {
    strong: 'produto errado, item errado, tamanho errado, não é o que pedi, veio errado, pedido incompleto',
    some: 'errad*, faltando, em vez de',
  },
  late_or_lost: {
    strong:
      'cadê meu pedido, onde está meu pedido, não chegou, nao chegou, não recebi, nao recebi, atrasad*, atraso, extraviad*',
    some: 'pedido, entrega, encomenda, rastreio',
  },
  refund: { strong: 'reembols*, estorno*, devolução, dinheiro de volta, indeniza*', some: 'devolver, troca' },
  poor_service: {
    strong:
      'atendimento ao cliente, ninguém responde, ninguem responde, sem resposta, não respondem, péssimo atendimento',
    some: 'reclama*, atendimento, descaso',
  },
  account_access: { strong: 'senha, fazer login, conta bloqueada, não consigo entrar', some: 'conta, acesso' },
  how_to: { strong: 'como faço, como posso, é possível, alguém sabe, dá para, instruções', some: 'como, compatível' },
  invoice_payment: {
    strong: 'fatura*, nota fiscal, cobrança, cobrad*, pagamento*, boleto*',
    some: 'pagar, cartão, taxa',
  },
  price_availability: {
    strong: 'quanto custa, qual o preço, preço*, em estoque, esgotado, onde comprar, cupom',
    some: 'desconto*, comprar, disponível',
  },
  idea: {
    strong: 'seria legal, seria ótimo, por que não fazem, sugestão, sugestões, poderiam',
    some: 'ideia*, gostaria que',
  },
  shops_bulk: { strong: 'atacado, revend*, distribuidor*, para nossa loja, orçamento', some: 'loja' },
  press: { strong: 'jornalista*, assessoria de imprensa, entrevista*, reportagem', some: 'imprensa, notícia*' },
  privacy_legal: {
    strong: 'lgpd, rgpd, dados pessoais, advogad*, procon, processar vocês',
    some: 'justiça, polícia',
  },
  jobs: { strong: 'vaga de emprego, vagas, estágio, currículo, contratando', some: 'emprego, vaga' },
  shares_results: { strong: 'acionista*, dividendo*, assembleia geral, resultado trimestral', some: 'ações, bolsa' },
  thanks: { strong: 'obrigado, obrigada, valeu, recomendo, ótimo atendimento', some: 'parabéns, perfeito' },
}
