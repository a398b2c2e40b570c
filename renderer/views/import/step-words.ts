/** Names the steps of an import. */

import { t } from '../../../electron/shared/i18n.ts';

/** "Step 2 of 3: review" */
export function stepWords(step: 1 | 2 | 3): string {
  switch (step) {
    case 1:
      return t('Step 1 of 3: where from');
    case 2:
      return t('Step 2 of 3: review');
    default:
      return t('Step 3 of 3: done');
  }
}
