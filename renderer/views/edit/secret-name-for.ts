/** Suggests what a secret of a request is called. */

/** `EXAMPLE_ORG_TOKEN`; the suffix alone as long as the address names no host. */
export function secretNameFor(url: string, suffix: string): string {
  const host = URL.parse(url)?.hostname ?? '';
  const words = host
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '_');
  return /^[A-Z]/.test(words) ? `${words.slice(0, 40)}_${suffix}` : suffix;
}
