/** Those that editors write, beside the letters with accents. */
const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  deg: '°',
  times: '×',
  divide: '÷',
  plusmn: '±',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  iexcl: '¡',
  iquest: '¿',
  ordm: 'º',
  ordf: 'ª',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
};

const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
};

/** Replaces the entities of HTML, by number or name, by their characters; an & that is none stays. */
export function withCharacters(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi,
    (entity, decimal?: string, hexadecimal?: string, name?: string) =>
      (name ? named(name) : numbered(decimal ? Number(decimal) : Number(`0x${hexadecimal}`))) ?? entity,
  );
}

function named(name: string): string | undefined {
  if (Object.hasOwn(characters, name)) return characters[name];
  const accent = name.slice(1);
  return Object.hasOwn(accents, accent) ? `${name[0]}${accents[accent]}`.normalize() : undefined;
}

/** Not a half of a surrogate pair, nor beyond Unicode. */
function numbered(code: number): string | undefined {
  const isCharacter = code > 0 && code <= 0x10ffff && code >> 11 !== 0x1b;
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
