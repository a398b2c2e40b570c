/** Reads the part of Markdown that notes need: no images, no HTML. Pure. */

export type NotesBlock =
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] };

export type NotesSpan =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

const FENCE = /^\s*```/;
const HEADING = /^#{1,6}\s+(.+?)\s*#*$/;
const QUOTE = /^>\s?(.*)$/;
const BULLET = /^\s*[-*+]\s+(.+)$/;
const NUMBER = /^\s*\d{1,9}[.)]\s+(.+)$/;

export function notesBlocks(text: string): readonly NotesBlock[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: NotesBlock[] = [];
  while (lines.length > 0) {
    const block = takeBlock(lines);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** Null for a blank line. */
function takeBlock(lines: string[]): NotesBlock | null {
  const line = lines.shift() ?? '';
  if (line.trim() === '') return null;
  if (FENCE.test(line)) {
    const code = takeWhile(lines, (next) => !FENCE.test(next));
    lines.shift();
    return { kind: 'code', text: code.join('\n') };
  }
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined) return { kind: 'heading', text: heading };
  for (const [pattern, isOrdered] of [
    [BULLET, false],
    [NUMBER, true],
  ] as const) {
    if (!pattern.test(line)) continue;
    const all = [line, ...takeWhile(lines, (next) => pattern.test(next))];
    return { kind: 'list', isOrdered, items: all.map((item) => pattern.exec(item)?.[1] ?? '') };
  }
  const isQuote = QUOTE.test(line);
  const more = takeWhile(lines, (next) => !isBoundary(next) && QUOTE.test(next) === isQuote);
  const joined = [line, ...more].map((each) => QUOTE.exec(each)?.[1] ?? each).join('\n');
  return { kind: isQuote ? 'quote' : 'paragraph', text: joined };
}

function isBoundary(line: string): boolean {
  return line.trim() === '' || [FENCE, HEADING, BULLET, NUMBER].some((each) => each.test(line));
}

function takeWhile(lines: string[], fits: (line: string) => boolean): readonly string[] {
  const end = lines.findIndex((line) => !fits(line));
  return lines.splice(0, end === -1 ? lines.length : end);
}

/** Code before all else, since nothing in it means anything. */
const SPAN =
  /`([^`]+)`|\[([^\]]+)\]\((https?:\/\/[^\s()]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"])|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|(?<!\w)_([^_\s][^_]*)_(?!\w)/g;

export function notesSpans(text: string): readonly NotesSpan[] {
  const spans: NotesSpan[] = [];
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > end) spans.push({ kind: 'text', text: text.slice(end, match.index) });
    spans.push(toSpan(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) });
  return spans;
}

function toSpan([
  ,
  code,
  label,
  url,
  address,
  strong,
  starred,
  underlined,
]: RegExpMatchArray): NotesSpan {
  if (code !== undefined) return { kind: 'code', text: code };
  if (label !== undefined) return { kind: 'link', text: label, url: url ?? '' };
  if (address !== undefined) return { kind: 'link', text: address, url: address };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  return { kind: 'emphasis', text: starred ?? underlined ?? '' };
}
