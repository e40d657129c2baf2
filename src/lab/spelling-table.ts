/** Letters that stand for one sound in European spelling; each pair goes both ways. From general knowledge, not from any list. */
export const SPELLINGS: readonly (readonly [string, string])[] = [
  ["ee", "i"],
  ["oo", "u"],
  ["ou", "u"],
  ["ph", "f"],
  ["ck", "k"],
  ["ie", "y"],
  ["ll", "l"],
  ["mm", "m"],
  ["nn", "n"],
  ["ss", "s"],
  ["tt", "t"],
  ["rr", "r"],
  ["e", "i"],
  ["o", "u"],
  ["a", "e"],
  ["c", "k"],
  ["z", "s"],
];

/** Letters as one office or another writes the same foreign sound (BGN/PCGN, ICAO, ISO, French, Turkish habits); both ways. */
export const ROMANISATIONS: readonly (readonly [string, string])[] = [
  ["kh", "h"],
  ["kh", "x"],
  ["gh", "g"],
  ["dh", "z"],
  ["dh", "d"],
  ["th", "s"],
  ["th", "t"],
  ["zh", "j"],
  ["sh", "ch"],
  ["dj", "j"],
  ["ts", "c"],
  ["ya", "ia"],
  ["yu", "iu"],
  ["ye", "e"],
  ["aa", "a"],
  ["ou", "u"],
  ["ee", "i"],
  ["oo", "u"],
  ["q", "k"],
  ["w", "v"],
  ["x", "ks"],
];

/** Words that are written in many ways whole; each row is one name. */
export const WRITTEN_WAYS: readonly (readonly string[])[] = [
  ["muhammad", "mohammad", "mohammed", "mohamed", "mohamad", "muhammed", "mehmet"],
  ["ahmad", "ahmed", "ahmet"],
  ["mahmud", "mahmood", "mahmoud"],
  ["hussain", "hussein", "husain", "hossein", "husayn"],
  ["hasan", "hassan"],
  ["said", "saeed", "sayeed", "saeid", "saïd"],
  ["umar", "omar", "omer"],
  ["usman", "uthman", "othman", "osman"],
  ["yusuf", "yousuf", "youssef", "yousef", "yusef"],
  ["ibrahim", "ebrahim", "ibraheem"],
  ["sulaiman", "suleiman", "soleiman", "sulayman"],
  ["ismail", "esmail", "ismaeel"],
  ["khalid", "khaled", "halid"],
  ["rashid", "rasheed", "rachid"],
  ["karim", "kareem", "kerim"],
  ["qasim", "qassem", "kassim", "kasim"],
  ["rahman", "rehman", "rahmaan"],
  ["abdul", "abdel", "abd al", "abdoul"],
  ["ullah", "allah", "ulla"],
  ["uddin", "ud din", "eddine", "al din"],
  ["tayyiba", "taiba", "toiba", "tayba"],
  ["jaish", "jaysh", "jaysch", "jaich"],
  ["lashkar", "lashker", "laskar"],
  ["harakat", "harkat", "haraka"],
  ["jamaat", "jamiat", "jama'at", "jamaa"],
  ["aleksandr", "alexander", "alexandre", "oleksandr"],
  ["sergei", "sergey", "serguei", "sergej"],
  ["dmitri", "dmitry", "dmitriy", "dimitri"],
  ["mikhail", "michail", "mihail", "mykhailo"],
  ["yevgeny", "evgeny", "evgeniy", "evgenii"],
  ["vladimir", "wladimir", "volodymyr"],
  ["zhang", "chang"],
  ["zhou", "chou"],
  ["xu", "hsu"],
  ["guo", "kuo"],
];

/** What machines that read paper take for one another; both ways. */
export const MISREAD: readonly (readonly [string, string])[] = [
  ["rn", "m"],
  ["cl", "d"],
  ["vv", "w"],
  ["ii", "u"],
  ["li", "h"],
  ["l", "1"],
  ["i", "l"],
  ["o", "0"],
  ["e", "c"],
  ["s", "5"],
  ["b", "8"],
  ["g", "q"],
  ["z", "2"],
];

/** Latin letters and letters of other scripts that look the same in print. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ["a", "а"],
  ["c", "с"],
  ["e", "е"],
  ["i", "і"],
  ["j", "ј"],
  ["o", "о"],
  ["p", "р"],
  ["s", "ѕ"],
  ["x", "х"],
  ["y", "у"],
  ["A", "А"],
  ["B", "В"],
  ["C", "С"],
  ["E", "Е"],
  ["H", "Н"],
  ["I", "І"],
  ["K", "К"],
  ["M", "М"],
  ["O", "О"],
  ["P", "Р"],
  ["S", "Ѕ"],
  ["T", "Т"],
  ["X", "Х"],
]);

/** Neighbours on the usual keyboard. */
export const KEYBOARD: readonly string[] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** What is put before a person's name; after a body's. */
export const ADDED_TITLES = ["Mr.", "Mrs.", "Dr.", "Haji", "Hafiz", "Maulana", "Sheikh", "Syed", "Engr.", "General"] as const;
export const ADDED_FORMS = ["Ltd", "(Pvt) Ltd", "LLC", "Inc.", "GmbH", "OOO", "S.A.", "FZE"] as const;
/** One more word of a name. */
export const ADDED_GIVEN = ["Ahmad", "Ali", "Khan", "Shah", "Nabi", "Maria", "Ivanovich", "James", "Kumar", "Can"] as const;
export const ADDED_BODY = ["International", "Group", "Trust", "Branch", "Trading", "Lahore", "Dubai", "Office"] as const;
