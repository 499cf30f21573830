/**
 * Words of feeling in nine languages, written for this project: few and common, so that a post that is not English is not
 * taken for neutral throughout. A star takes any ending. The number is the value on VADER's scale of -4 to 4.
 */
type Groups = readonly (readonly [number, string])[]

export const OTHER_LANGUAGES: Readonly<Record<string, Groups>> = {
  de: [
    [3, 'großartig* fantastisch* hervorragend* begeister* wunderbar* liebe perfekt* genial* traumhaft* ausgezeichnet*'],
    [
      2.2,
      'gut gute guter gutes guten toll* super schön* freu* danke dank dankbar* zufrieden* lecker* klasse glücklich* empfehl* geil* lieb* spitze prima freundlich* stolz',
    ],
    [1.2, 'gern gerne hilfreich* nett* hoffe hoffentlich praktisch* lustig* spaß interessant* einfach schnell*'],
    [
      -1.5,
      'leider schade problem* fehler* langsam* teuer* nervig* nervt nerven traurig* kaputt* schwierig* müde krank* angst defekt* vermiss* sorge* falsch*',
    ],
    [
      -2.3,
      'schlecht* enttäusch* unfreundlich* ärger* sauer verärgert unverschämt* frechheit unmöglich* peinlich* mangelhaft* unzufrieden* beschwer* hass* wütend* verarsch* lüge* lügt',
    ],
    [
      -3.2,
      'schrecklich* furchtbar* katastroph* scheiß* scheiss* scheisse abzocke betrug* betrüg* grauenhaft* ekelhaft* widerlich* mies* tot* idiot* dreck*',
    ],
  ],
  fr: [
    [3, 'adore* excellent* parfait* génial* magnifique* formidable* superbe* incroyable* extraordinaire* merveill*'],
    [
      2.2,
      'merci bien bon bonne bons super top bravo heureux heureuse content* ravi* aime* beau belle joli* félicitation* plaisir satisf* cool drôle* fier fière',
    ],
    [1.2, 'utile* sympa* rapide* facile* espère* pratique* intéressant* mdr'],
    [
      -1.5,
      'problème* malheureusement dommage lent* cher chère triste* panne* cassé* difficile* erreur* fatigu* peur manque* inquiet* seul',
    ],
    [
      -2.3,
      'mauvais* déçu* décev* nul nulle nuls colère honte* inadmissible* inacceptable* énerv* insatisf* fâché* marre ridicule* incompéten* mensong* pire*',
    ],
    [-3.2, 'horrible* catastroph* arnaque* scandal* merde* dégueu* déteste* haine* putain connard* voleur* terrible*'],
  ],
  es: [
    [3, 'excelente* increíble* fantástic* maravillos* perfect* genial* encanta* espectacular* adoro'],
    [
      2.2,
      'gracias bien bueno buena buenos buenas buen feliz felices felicidad* content* gusta* amo amor bonit* lind* hermos* mejor mejores guap* alegr* recomiend* satisfech* bravo orgullos* divertid*',
    ],
    [1.2, 'útil rápid* fácil* amable* espero ojalá interesante* jaja*'],
    [
      -1.5,
      'problema* lamentable* desgraciad* lent* caro cara triste* roto rota difícil* error* cansad* miedo falta* preocup* lástima enferm* aburrid* extrañ*',
    ],
    [
      -2.3,
      'malo mala malos malas mal decepcion* enfad* enoj* vergüenza inaceptable* molest* queja* ridícul* mentira* mentiros* peor pésim* odio odia* llor* dolor*',
    ],
    [
      -3.2,
      'horrible* terrible* asco* asqueros* estafa* robo ladron* mierda* puta* desastr* fatal basura idiota* imbécil*',
    ],
  ],
  pt: [
    [
      3,
      'excelente* incrível incríveis fantástic* maravilhos* perfeit* genial amei adoro adorei sensacional espetacular*',
    ],
    [
      2.2,
      'obrigad* bom boa bons boas feliz felizes amo amor lind* gosto gostei legal melhor ótim* parabéns bonit* content* satisfeit* recomendo alegr* orgulh* divertid* fof* saudade',
    ],
    [1.2, 'útil rápid* fácil* gentil espero tomara interessante* kkk* haha* rs'],
    [
      -1.5,
      'problema* infelizmente lent* caro cara triste* quebrad* difícil* erro* cansad* medo falta* preocup* pena doente* chat*',
    ],
    [
      -2.3,
      'ruim ruins mau má mal decepcion* raiva vergonha absurd* reclama* ridícul* mentira* pior* péssim* odeio odiei chor* dor',
    ],
    [
      -3.2,
      'horrível horríveis terrível nojo nojent* golpe roubo ladr* merda* porra desastr* lixo idiota* imbecil caralho',
    ],
  ],
  it: [
    [3, 'eccellente* fantastic* meraviglios* perfett* stupend* adoro splendid* magnific* incredibil* ottim*'],
    [
      2.2,
      'grazie bene buono buona buoni buone buon felice felici amo amore bell* piace migliore content* bravo brava bravi soddisfatt* consiglio orgoglios* divertent* sorris*',
    ],
    [1.2, 'utile* veloce* facile* gentil* spero interessant* ahah* haha*'],
    [
      -1.5,
      'problem* purtroppo peccato lent* caro cara triste* rotto rotta difficil* errore* stanc* paura manca* preoccup* crisi malat*',
    ],
    [
      -2.3,
      'male cattiv* delus* arrabbiat* vergogn* inaccettabil* ridicol* bugi* peggio* pessim* odio piang* dolor* brutt* reclam* incapac*',
    ],
    [-3.2, 'orribil* terribil* schifo* truffa* ladr* merda* cazzo disastr* vomit* idiot* coglion* stronz*'],
  ],
  nl: [
    [3, 'geweldig* fantastisch* uitstekend* perfect* prachtig* schitterend* heerlijk* top'],
    [
      2.2,
      'goed goede mooi* leuk* blij bedankt dank fijn* tevreden lekker* gelukkig super* lief* aanrader trots beste love',
    ],
    [1.2, 'handig* snel* makkelijk* aardig* hoop grappig* vriendelijk*'],
    [
      -1.5,
      'helaas jammer probleem problemen traag trage duur* verdrietig* kapot* moeilijk* fout* moe bang ziek* defect*',
    ],
    [
      -2.3,
      'slecht* teleurgesteld* teleurstell* boos schandalig* onacceptabel* irritant* klacht* belachelijk* erger* haat waardeloos waardeloze',
    ],
    [-3.2, 'verschrikkelijk* vreselijk* ramp oplicht* bedrog kut* klote walgelijk* drama schande'],
  ],
  pl: [
    [3, 'świetn* wspaniał* doskonał* genialn* rewelac* kocham uwielbiam idealn* cudown* fantastyczn*'],
    [
      2.2,
      'dobry dobra dobre dobrze dzięki dziękuj* super polecam szczęśliw* ładn* piękn* zadowolon* fajn* miło miły brawo lubię najlepsz*',
    ],
    [1.2, 'przydatn* szybk* łatw* uprzejm* ciekaw*'],
    [-1.5, 'niestety szkoda problem* wolno drog* smutn* zepsut* trudn* błąd błęd* zmęczon* boję usterk* uszkodz*'],
    [
      -2.3,
      'zły zła złe źle słab* rozczarow* wściek* wstyd skandal* niedopuszcz* irytuj* skarg* reklamac* kłam* gorsz* najgorsz*',
    ],
    [
      -3.2,
      'okropn* strasz* tragedi* tragiczn* katastrof* oszust* oszuk* złodziej* kurw* gówn* żenad* nienawidz* beznadziej*',
    ],
  ],
  tr: [
    [3, 'harika* mükemmel* muhteşem* bayıldım bayılıyorum süper efsane* şahane'],
    [2.2, 'güzel* iyi teşekkür* sevdim seviyorum sevgi* mutlu* memnun* başarılı* tebrik* beğen* sağol* eline'],
    [1.2, 'hızlı* kolay* nazik* umarım faydalı* keyif*'],
    [-1.5, 'maalesef sorun* yavaş* pahalı* üzgün* üzül* bozuk* bozul* zor hata* yorgun* kırık* kırıl* gecik* eksik*'],
    [-2.3, 'kötü* berbat* rezil* sinir* kızgın* şikayet* saçma* yazık* pişman* mağdur* ilgisiz*'],
    [-3.2, 'rezalet* iğrenç* korkunç* dolandır* felaket* nefret* skandal* lanet* çöp'],
  ],
  ar: [
    [3, 'رائع رائعه ممتاز ممتازه مذهل احب احبك عظيم روعه يجنن'],
    [2.2, 'شكرا جميل جميله سعيد مبروك حلو حلوه افضل احسن جيد جيده تمام الحمد ممنون انصح حب فرح يسلمو'],
    [1.2, 'سريع سهل مفيد اتمني لطيف ههه*'],
    [-1.5, 'مشكله مشكلتي مشاكل للاسف حزين غالي بطيء متاخر تاخير تاخر صعب خطا تعبان خايف خفت مكسور خربان عطلان'],
    [-2.3, 'سيء سيئ سيئه خايس زفت فاشل فاشله زعلان غضب عيب كذب كذاب اسوا قرف حرام'],
    [-3.2, 'نصب نصابين احتيال سرقه حرامي فظيع كارثه مقرف اكره لعنه حقير'],
  ],
}

/** What turns a feeling into its opposite, by language. */
export const NEGATIONS: Readonly<Record<string, string>> = {
  en: "not no never none nobody nothing nowhere without hardly barely neither nor cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt aren't arent wasn't wasnt weren't werent won't wont wouldn't couldn't shouldn't hasn't haven't hadn't ain't aint despite rarely seldom lack lacks nope",
  de: 'nicht kein keine keinen keiner keinem nie niemals ohne nichts nix kaum',
  fr: 'pas jamais aucun aucune sans rien ni plus',
  es: 'no nunca jamás sin nada ni tampoco ningún ninguna',
  pt: 'não nao nunca jamais sem nada nem nenhum nenhuma n',
  it: 'non mai senza niente nulla né nessun nessuna nessuno',
  nl: 'niet geen nooit zonder niets nergens nauwelijks',
  pl: 'nie nigdy bez nic ani żaden żadna',
  tr: 'değil yok hiç asla olmadı',
  ar: 'لا ليس ما لم لن مش مو غير بدون ولا مافي',
}
