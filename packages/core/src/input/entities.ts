/** Those that editors write, each with its character. */
const named =
  'amp& lt< gt> quot" apos\' nbsp\u00a0 shy\u00ad zwj\u200d zwnj\u200c ndash– mdash— lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» hellip… bull• middot· deg° times× frac12½ copy© reg® trade™ euro€ pound£ iexcl¡ iquest¿ szligß';
/** In the names of letters that have one. */
const accents = 'grave\u0300 acute\u0301 circ\u0302 tilde\u0303 uml\u0308 ring\u030a caron\u030c cedil\u0327';

/** Replaces the entities of HTML, by number or name, by their characters; an & that is none stays. */
export function withCharacters(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#(x[\da-f]{1,6})|([a-z]{2,6}\d{0,2}));/gi,
    (entity, decimal?: string, hexadecimal?: string, name = '') => {
      const code = Number(decimal ?? `0${hexadecimal}`);
      // Not a half of a surrogate pair, nor beyond Unicode.
      if (code > 0 && code <= 0x10ffff && code >> 11 !== 0x1b) return String.fromCodePoint(code);
      const accent = characterOf(name.slice(1), accents);
      return characterOf(name, named) ?? (accent ? (name[0] + accent).normalize() : entity);
    },
  );
}

function characterOf(name: string, table: string): string | undefined {
  return table
    .split(' ')
    .find((entry) => entry.slice(0, -1) === name)
    ?.slice(-1);
}
