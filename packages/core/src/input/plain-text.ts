import { withCharacters } from './entities.ts';
import { withoutFormatCharacters } from './format-characters.ts';

/** In UTF-16 units: what lies behind is not read. A hundred times as much as any feature tells apart. */
const longest = 4_000_000;

/**
 * What a text says, without what an editor adds to it: tags of HTML, comments, scripts and styles go, entities become
 * their characters, and format characters such as a zero-width space go. What stood in two blocks is apart by a line
 * break. All scripts and emoji stay, and so does each < or & that is no HTML: `a < b and c > d`, `List<String>`, `R&D`.
 *
 * The time it takes is in proportion to the text, whatever is in it.
 */
export function plainText(text: string): string {
  const read = text.length > longest ? text.slice(0, longest) : text;
  if (!/[<&\p{Cf}]/u.test(read)) return read;
  return withoutFormatCharacters(read.includes('<') ? withoutMarkup(read) : withCharacters(read));
}

function withoutMarkup(text: string): string {
  const markupAt = createMarkupReader(text);
  let plain = '';
  let blanks = ''; // read behind `plain`; they count once more of the same block follows
  let apart = false; // whether a block began or ended behind `plain`
  let from = 0;

  function add(to: number): void {
    const piece = withCharacters(text.slice(from, to));
    const start = apart ? piece.trimStart() : piece;
    const words = start.trimEnd();
    if (words !== '') {
      plain += `${apart ? plain && '\n' : blanks}${words}`;
      blanks = start.slice(words.length);
      apart = false;
    } else if (!apart) blanks += start;
  }

  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const markup = markupAt(at);
    if (!markup) {
      at++;
      continue;
    }
    add(at);
    apart ||= markup.isBlock;
    from = at = markup.end;
  }
  add(text.length);
  return apart ? plain : plain + blanks;
}

interface Markup {
  readonly end: number;
  readonly isBlock: boolean;
}

/** @returns what stands at a `<`, if it is HTML */
function createMarkupReader(text: string): (at: number) => Markup | undefined {
  // What editors write; first those within a line, then scripts, then those that set their text apart. Words that
  // people put in angle brackets, such as <time> or <data>, are not among them.
  const tag =
    /<(\/?)(?:(a|b|code|del|em|font|i|ins|mark|o:p|q|s|small|span|strike|strong|sub|sup|u)|(script|style)|article|blockquote|body|br|div|d[dlt]|figcaption|figure|footer|h[1-6r]|head|header|html|iframe|img|li|link|meta|ol|p|pre|section|table|tbody|td|th|thead|title|tr|ul|video|!doctype|\?xml|!\[\w*)(?=[\]\s/>])/iy;
  const gone = new Set<string>();

  /** Where the next of them ends; looks only once for what does not come any more. */
  function behind(what: string, start: number): number {
    const found = gone.has(what) ? -1 : text.indexOf(what, start);
    if (found !== -1) return found + what.length;
    gone.add(what);
    return -1;
  }

  return (at) => {
    if (text.startsWith('<!--', at)) {
      const end = behind('-->', at + 4);
      return end === -1 ? undefined : { end, isBlock: false };
    }
    tag.lastIndex = at;
    const [opening, slash, inline, script] = tag.exec(text) ?? [];
    if (opening === undefined) return;
    const end = endOfTag(text, at + opening.length);
    if (end === -1) return;
    // `i<b and c>d` is a comparison: the shortest names have attributes with values, or none.
    if (inline?.length === 1 && !/^[\s/]*>|=/.test(text.slice(at + opening.length, end))) return;
    const closed = script && !slash ? behind(`</${script}>`, end) : end;
    return { end: Math.max(closed, end), isBlock: inline === undefined };
  };
}

/** Behind the > that ends a tag, which is not within quotes unless they are never closed; -1 when a < comes first. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  let quoted = -1;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '<') break;
    if (character === '>') {
      if (quote === '') return at + 1;
      if (quoted === -1) quoted = at + 1;
    } else if (quote === '' ? character === '"' || character === "'" : character === quote) {
      quote = quote === '' ? character : '';
    }
  }
  return quoted;
}
