/** A titled chart with the same as a table behind it. */

import { type ReactNode, useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { Section } from './section.tsx';

export interface ChartSectionProps {
  readonly title: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}

export function ChartSection({ title, chart, table }: ChartSectionProps) {
  const [isTable, setTable] = useState(false);
  return (
    <Section
      title={title}
      aside={
        <Button variant="quiet" onPress={() => setTable(!isTable)}>
          {isTable ? t('Show as chart') : t('Show as table')}
        </Button>
      }
    >
      {isTable ? table : chart}
    </Section>
  );
}
