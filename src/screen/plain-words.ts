/**
 * English words that prose and ordinary bodies use all day, written down by hand: months and days, trades, virtues, animals, parts of a
 * town, ranks, words for groups of people. A listed name that is made of nothing else (Giant, Phoenix, Army of the Righteous) says less in
 * prose than its rarity among names says, so `mention-rules.ts` asks more of it.
 */
const WORDS =
  "ability able about above academy access account act action active activity actor address administration advance adventure affair " +
  "affairs africa african after age agency agent agreement aid air airport album alliance alpha american angel animal answer apple " +
  "april arab area arm armed army arrow art article asia asian assembly asset association atlantic august authority avenue award away " +
  "baby back bad balance ball band bank bar base basin battle bay beach bear beauty bell best beta better bird birth bishop black " +
  "block blood blue board boat body book border born boss boston bottom boy branch brave bread break bridge brigade bright britain " +
  "british broad brother brothers building bureau bush business button cabinet call camp campaign canal cape capital captain car card " +
  "care carrier case cash castle cat cause cell center central centre century certificate chain chair chamber champion change channel " +
  "chapter charity charter chase chief child children china chinese choice christian church circle citizen citizens city civil claim " +
  "class classic clean clear client climate clinic clock close cloud club coach coal coast code coffee cold college colony color " +
  "column combat command commander commerce commission committee common community company compass complex computer concert conference " +
  "congress connection conquest conservation constitution construction consulting contact continent contract control convention cook " +
  "corner corps council country county couple courage course court cover craft creation credit crescent cross crown crystal cube " +
  "culture current customs cycle daily dance dark data date daughter dawn day dead deal death december decision deep defence defender " +
  "defenders defense delta democracy democratic department desert design desk development diamond digital direct direction director " +
  "discovery district division doctor dog dollar door double dragon dream dress drive duke dynasty eagle early earth east eastern " +
  "easy economic economy edge edition education eight elder election electric electronic element elite emerald emergency emperor " +
  "empire employment end energy engine engineer engineering english enterprise entertainment equity era estate europe european " +
  "evening event evil exchange executive expert export express eye face factory fair faith falcon fall family farm farmer fashion " +
  "fast father february federal federation field fifth fight fighter fighters film final finance financial fire first fish five flag " +
  "flame fleet flight floor flora flower fly focus food foot football force forces foreign forest form formation formula fort fortune " +
  "forum forward foundation founder fountain four fourth fox frame france freedom french friday friend friends front fruit fuel full " +
  "fund future galaxy game garden gas gate gateway general generation german giant girl glass global glory god gold golden good " +
  "government governor grain grand grass great green grey ground group groups growth guard guardian guardians guide gulf hall hammer " +
  "hand harbor harbour hard harmony head headquarters health heart heaven help heritage hero heroes high highway hill history hold " +
  "holding home honor honour hope horizon horse hospital hotel hour house human hundred hunter ice icon idea image imperial import " +
  "independence independent index industrial industry infinity information initiative inner innovation institute institution " +
  "insurance integrated intelligence interest interior international invest investment iron island islands item ivory january job " +
  "joint journal journey judge july june jungle junior justice key kind king kingdom kings knight knowledge labor labour lady lake " +
  "lamp land language large laser last late law leader leaders league learning left legacy legal legend legion letter level " +
  "liberation liberty library life light lighthouse limit line link lion list literature little live local lock logistics long look " +
  "lord love low luck machine magazine magic mail main major man management manager map march marine mark market master match matter " +
  "may medal media medical meeting member memorial memory men mercury metal middle midnight might mile military mill million mind " +
  "mine mining minister ministry minor mirror mission mobile model modern moment monday money monitor month moon morning mother motor " +
  "mount mountain mountains mouth move movement museum music nation national nations native nature naval navy network new news next " +
  "night nine noble north northern note nova november number oak oasis ocean october office officer official oil old olive olympic " +
  "omega one online open opera operation opposition option orange orbit order organ organisation organization orient original outer " +
  "owl owner oxygen pacific page palace palm panel paper paradise park parliament part partner partners party pass passage path " +
  "patriot patriots peace peak pearl people peoples perfect period person petroleum phoenix phone photo picture pilot pioneer pipe " +
  "place plan planet plant plastic platform play player plaza point pole police policy political pool popular port position post " +
  "power premier present president press prestige price pride prime prince princess prison private prize process product production " +
  "professional profit program progress project property prophet protection province public pure purple queen quest quick race radar " +
  "radio rail railway rain rainbow range rapid ray real reality record red reform region register relief religion religious report " +
  "republic rescue research reserve resistance resource resources rest restaurant result return revenge review revolution " +
  "revolutionary right righteous rights ring rise river road rock rocket role room root rose round route royal rule run rural russia " +
  "russian sabbath sacred safe safety sail saint sale salt salvation samba sand satellite saturday school science scientific scout " +
  "sea seal search season seat second secretary secure security senate senior september series service services seven shadow shield " +
  "shine ship shipping shop shore show side sign signal silk silver simple single sister site six sky small smart smile snow social " +
  "society soil solar soldier soldiers solid solution solutions son song soul sound source south southern space spark special " +
  "spectrum speed spirit sport sports spring square stable stage standard star stars start state states station statistics status " +
  "steel step stock stone store storm story strategy stream street strength strike strong student students studio study style success " +
  "sugar summer summit sun sunday sunrise sunset super supply support supreme surface survey sword system table talent target task " +
  "team tech technical technique technology telecom television temple ten term terminal test text theater theatre theory third " +
  "thought thousand three throne thunder thursday ticket tiger timber time tiny title tobacco today tool top total touch tour tourism " +
  "tower town track trade trading traffic train training transit transport travel treasure treasury tree tribe tribune trident troop " +
  "trust truth tuesday turn twelve twin two union unit united unity universal universe university upper urban user valley value " +
  "vanguard vector venture version vessel victor victory view village vision vista voice volume wagon wall war warrior warriors watch " +
  "water wave way wealth weapon wednesday week welfare well west western wheel white wide wild will wind window wine wing winner " +
  "winter wisdom wise wolf woman women wonder wood word work worker workers works world year yellow yes young youth zero zone ";

const PLAIN = new Set(WORDS.trim().split(" "));

/** Whether a word is plain English, its plural and its capitals aside. */
export function isPlainWord(word: string): boolean {
  const lower = word.toLowerCase();
  return PLAIN.has(lower) || (lower.endsWith("s") && PLAIN.has(lower.slice(0, -1)));
}
