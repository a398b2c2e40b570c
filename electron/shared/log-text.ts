/** Control sequences in a log line: what a terminal would show of it. */

/** Longest colour sequence carried over a line end; programs that never reset would grow it. */
const MAX_COLOUR_LENGTH = 200;

const SGR = /\u001b\[([\d;:]*)m/g;
/** `38:2::255:0:0`, the other spelling of `38;2;255;0;0`. */
const COLONS = /\u001b\[[\d;]*:[\d;:]*m/g;
/** Links and titles; a link keeps its text, which stands between two of them. */
const OSC = /\u001b[\]P^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g;
/** Cursor movements and the like, but not SGR. */
const CSI = /\u001b\[[0-?]*[ -/]*[@-ln-~]/g;
const OTHER_ESCAPES = /\u001b(?!\[[\d;:]*m)[ -/]*[0-~]?/g;
/** Control characters but tab and escape. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g;
const NEEDS_CARE = /[\u0000-\u0008\u000b-\u001f\u007f]/;

export interface ShownLine {
  /** Colour sequences are still in it, nothing else that is invisible. */
  readonly text: string;
  /** How often a `\r` wrote over what stood there. */
  readonly updates: number;
}

/** The colour in force after a line, as one sequence to put in front of the next; '' for none. */
export function colourAfter(colour: string, line: string): string {
  if (!line.includes('\u001b[')) return colour;
  let after = colour;
  for (const [sequence, codes = ''] of line.matchAll(SGR)) {
    if (/^0*(?:$|;)/.test(codes)) after = /^[0;]*$/.test(codes) ? '' : sequence;
    else after += sequence;
  }
  return after.length > MAX_COLOUR_LENGTH ? after.slice(after.lastIndexOf('\u001b')) : after;
}

/** What is left of a line after its carriage returns, starting under `colour`. */
export function showLine(line: string, colour: string): ShownLine {
  if (!NEEDS_CARE.test(line)) return { text: colour + line, updates: 0 };
  const body = line.replace(/\r+$/, '');
  const at = body.lastIndexOf('\r');
  const before = at === -1 ? '' : body.slice(0, at);
  const start = at === -1 ? colour : colourAfter(colour, before);
  return {
    text: start + tidy(body.slice(at + 1)),
    updates: at === -1 ? 0 : before.split('\r').filter((part) => part !== '').length,
  };
}

/** What can be read, searched and copied of a line. */
export function plainText(line: string): string {
  return NEEDS_CARE.test(line) ? showLine(line, '').text.replace(SGR, '') : line;
}

function tidy(text: string): string {
  return text
    .replace(OSC, '')
    .replace(CSI, '')
    .replace(OTHER_ESCAPES, '')
    .replace(COLONS, (sequence) => sequence.replaceAll('::', ':').replaceAll(':', ';'))
    .replace(CONTROLS, controlPicture);
}

/** `\0` is shown as U+2400; a bell is nothing to see. */
function controlPicture(char: string): string {
  const code = char.charCodeAt(0);
  if (code === 0x07) return '';
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
}
