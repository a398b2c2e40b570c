/** Whether a text that is meant as JSON is none. Pure. */

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

/** What begins with no bracket is not meant as JSON. */
export function isBrokenJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    // A number stands both within a string and on its own.
    JSON.parse(text.replace(PLACEHOLDER, '1'));
    return false;
  } catch {
    return true;
  }
}
