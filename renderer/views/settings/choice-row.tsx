/** A row of the settings with a choice from a short list. */

import { Picker, type PickerProps } from '../../components/picker.tsx';
import { Row } from './settings-section.tsx';

interface ChoiceRowProps<T extends string> {
  readonly title: string;
  readonly text: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function ChoiceRow<T extends string>({ title, text, ...choice }: ChoiceRowProps<T>) {
  const { onChange, ...picker } = choice;
  return (
    <Row title={title} text={text}>
      <Picker label={title} {...picker} onChange={onChange as PickerProps['onChange']} />
    </Row>
  );
}
