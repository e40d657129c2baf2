/**
 * What Russian and Ukrainian stems mean in English, in the words that offices use in the names of bodies; any ending may follow. In plain
 * letters (see `plain` in meanings.ts); two meanings behind a stroke. Written by us from dictionaries.
 */
export const SLAVIC_STEMS = `
zavod plant · fabri factory · kombinat combine · predpriat enterprise · pidpriemstv enterprise · obedinen association · obediann association
institut institute · universitet university · akademi academy · nauchn scientific · naukov scientific · isledovatel research · doslidn research
proizvodstv production · virobnic production · promishlen industrial · promislov industrial · tehnologi technology · tehnichesk technical
tehnik equipment · tehnichn technical · mashinostroi engineering · mashinostroen engineering · priborostroen instrument · konstruktor design
proekt design · opitn experimental · eksperimental experimental · avtomatik automatics · avtomatiz automation · elektronik electronics
elektron electronic · radi radio · svaz communications · zvazk communications · sistem systems · inform information · bezopasnost security
bezpek security · ohran guard · oboron defence · voenn military · viiskov military · oruji weapons · orujei weapons · boepripas ammunition
porohov gunpowder · patronn cartridge · raketn missile · kosmichesk space · kosmos space · aviacion aviation · aviaci aviation · vertolet helicopter
samolet aircraft · bespilotn unmanned · dvigatel engine · motorn motor · avtomobil automobile · avtotransport transport · transportn transport
sudostroi shipbuilding · sudorement shiprepair · sudohod shipping · parohodstv shipping · morsk marine · rechn river · portov port · flot fleet
jeleznodoroj railway · doroj road · neft oil · neftan oil · neftehim petrochemical · gaz gas · gazov gas · ugol coal · ugoln coal · energ energy
energet energy · atomn atomic · adern nuclear · himi chemical · himich chemical · metalurg metallurgical · stal steel
alumin aluminium · almaz diamond · zolot gold · mineral mineral · udobren fertilizer · zern grain · zernov grain · agrarn agrarian · selskohoz agricultural
lesn forest · stroitel construction · stroi construction · budivel construction · nedvijimost property · torgov trading · torgovl trade · import import
eksport export · vneshneekonom foreign · vneshnetorg foreign · mejdunarodn international · mijnarodn international · gosudarstven state · derjavn state
federaln federal · respublik republic · rosiisk russian · rusk russian · narodn national · nacionaln national · vserosiisk all · centraln central
obedinenn united · ediniy united · edin united · investic investment · investicion investment · finans financial · kredit credit · strahov insurance
lizing leasing · kapital capital · fond foundation · upravlen management · upravla management · razvit development · rozvit development · servis service
uslug services · obraz education · obrazovat educational · uchebn training · detsk children · molodej youth · medicin medical · farmac pharmaceutical
zdorov health · blagotvor charitable · blagodiin charitable · obschestven public · gromad public · souz union · spilk union · asociaci association
partiya party · parti party · dvijen movement · bataln battalion · batalion battalion · brigad brigade · polk regiment · veteran veterans
oficer officers · kazak cossack · kozac cossack · sportivn sports · klub club · izdatel publishing · gazet newspaper · televizion television · telekanal television
teleradi broadcasting · novost news · media media · prikladn applied · fizik physics · optik optics · opticheskii optical · lazer laser · mikroelektron microelectronics
poluprovodnik semiconductor · kabel cable · instrumental tool · stankostroi machine · mehanich mechanical · remontn repair · ispitatel test
obschestv society · centr center · federac federation · ministerstv ministry · departament department · agentstv agency · komitet committee · komisi commission
administrac administration · sovet council · polic police · gvard guard · voisk troops · armi army · flotil flotilla · otrad detachment · divizi division
batare battery · zaschit protection/defence · radiac radiation · radiacion radiation/radiological · biolog biological · arktik arctic · arktich arctic
sovremen modern · perv first · vtor second · yujn south/southern · severn north/northern · zapad west · zapadn western · vostok east · vostochn east/eastern
dalnevostochn far · sredn middle · gorod city · gorodsk city · oblast region · oblastn regional · regional regional · rayon district · okrug district · okean ocean
aeroport airport · stanci station · elektrostanci power · vod water · truboprovod pipeline · trub pipe · trubn pipe · truboprokat pipe · burov drilling
buren drilling · geolog geological · geologorazvedoch exploration · geofizik geophysical · razvedk exploration/intelligence · razvedyvatel intelligence · dobych mining/production
gorn mining · gornodobyvaiusch mining · obogatitel processing · pererabot processing/refining · pererabatyvaiusch processing · kombinirovan combined · polimer polymer
plastmass plastics · rezin rubber · shinn tire · stekl glass · stekoln glass · steklo glass · cement cement · beton concrete · kirpich brick · derevoobrabat woodworking
mebel furniture · bumag paper · bumajn paper · tekstil textile · odejd clothing · obuv footwear · pischev food · molochn dairy · miasn meat · ryb fish · rybn fish
hleb bread · sahar sugar · vinodelch wine · vinn wine · vodoch vodka · tabach tobacco · pivovar brewery · semen seed · ferm farm · gostinic hotel
turist tourist · turizm tourism · sanatori sanatorium · kurort resort · bolnic hospital · poliklinik clinic · klinik clinic · aptek pharmacy · lekarstv medicine
vakcin vaccine · shkol school · uchilisch school/college · kolej college · lager camp · bibliotek library · muze museum · teatr theatre · kultur culture
kulturn cultural · iskustv art · vystavoch exhibition · jurnal journal · pechat press/printing · tipograf printing · telekom telecom · telefon telephone · sete networks
setev network · vychislitel computing · kompiuter computer · programm software · cifrov digital · dann data · robot robot · robototehnik robotics · iskustven artificial
intelekt intelligence · intelektual intellectual · kriptograf cryptographic · laborator laboratory · proektn design/project · razrabot development · vnedren implementation
ekspertiz expertise · standart standard · metrolog metrology · izmeritel measuring · kontrol control · pribor instrument/device · datchik sensor · mikroshem microcircuits
detal parts · podshipnik bearing · zapchast parts · agregat aggregate · nasos pump · kompresor compressor · turbin turbine · generator generator · transformator transformer
akumulator battery · svetotehnich lighting · krepej fasteners · profil profile · splav alloy · titan titanium · magni magnesium · nikel nickel · serebr silver
platin platinum · dragocen precious · yuvelir jewelry · izumrud emerald · uran uranium · izotop isotope · reaktor reactor · termoadern thermonuclear/fusion
plazm plasma · kriogen cryogenic · vakuum vacuum · vzryvchat explosive · vzryvn explosive · pirotehnich pyrotechnic · artileri artillery · minomet mortar · strelkov small
bron armour · bronetankov armoured · tankov tank · protivovozdush air · vozdush air · letn flight · letatel flying · aviaremont aircraft · aerodrom aerodrome
navigac navigation · navigacion navigation · lokac radar · radiolokac radar · radiolokacion radar · gidravlik hydraulics · podvodn underwater · korabl ship · korabel ship
sudn vessel · lodoch boat · verf shipyard · dokov dock · sudostroitel shipbuilding · mashinostroitel engineering · priborostroitel instrument · stankostroitel machine
gruz cargo · gruzov cargo · perevozk transportation · perevozoch transportation · ekspedic expedition · ekspedicion forwarding · logistik logistics · logistich logistics
sklad warehouse · terminal terminal · tamojen customs · birj exchange · depozitar depository · registrator registrar · sberegatel savings · ipotech mortgage
pensi pension · pension pension · konsalting consulting · konsultacion consulting · reklam advertising · yuridich legal · arend rental · jilischn housing · stroimaterial materials
montaj installation · montajn installation · monitoring monitoring · ekolog ecology · ekologich ecological · prirodn natural · zapovednik reserve · ohot hunting
olimpiisk olympic · boks boxing · edinoborstv arts · borb wrestling · patriot patriot · patriotich patriotic · pravoslavn orthodox · cerkov church · hram temple
monastyr monastery · religi religion · religiozn religious · duhovn spiritual · istorich historical · pamiat memory · nasledi heritage · drujb friendship · edinstv unity
spravedliv justice/fair · svobod freedom · svobodn free · demokrat democratic · komunist communist · socialn social · socialistich socialist · ekonomich economic
vneshneekonomich foreign/external · politich political · izbiratel election · pravov legal · zakon law · sledstven investigative · prokuratur prosecutor · tiurm prison
ispravitel correctional · koloni colony · nakazan punishment · kontrrazvedyvatel counterintelligence · informacion information · analitich analytical · strategich strategic
tehnologich technological · inovac innovation · inovacion innovation/innovative · evrazi eurasia · evraziisk eurasian · evropeisk european · aziatsk asian
afrik africa · afrikansk african · slavansk slavic · rossi russia · ukrain ukraine · ukrainsk ukrainian · belorusk belarusian · kazahstansk kazakhstan · krym crimea
krymsk crimean · moskv moscow · moskovsk moscow · kavkaz caucasus · kavkazsk caucasian · sibir siberia · sibirsk siberian · klass class · kompani company
korporaci corporation · organizac organization · uchrejden institution · filial branch · predstavitel representative · sotrudnichestv cooperation · sodeistvi assistance
sodrujestv commonwealth/community · soobschestv community · dobrovol volunteer · dobrovolch volunteer · ohotnich hunting · specialn special · specialist special
vysokotehnologich high-tech · nezavisim independent · obrazovan education · radiotehnich radio · radiotehnik radio · elektrotehnich electrical · elektrotehnik electrical
elektromehanich electromechanical · teplotehnik heat · svarochn welding · litein foundry · prokatn rolling · kuznechn forging · instrument tool
ispytaniya test · ispytan test · polet flight · raketostro rocket · kosmodrom cosmodrome · sputnikov satellite · bespilotnik drone · dron drone
platform platforms/platform · poligon range · sputnik satellite · dorog road · selskohozaistv agricultural · raket rocket/missile · samolot aircraft
vertolot helicopter · remont repair · oruj weapons · mikroelektronik microelectronics · slujb service · asociac association · akadem academy
fabrik factory · stanc station · diviz division · buro bureau · lodk boat · televid television · blagotvoritel charitable/charity · kazach cossack
korpus corps · novi new · specializirovan specialized · molodoj youth · kotol boiler
`;
