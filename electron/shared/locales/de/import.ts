/** German of `import`. */

import type { Catalogue } from '../../i18n.ts';

export const importDe: Catalogue = {};
