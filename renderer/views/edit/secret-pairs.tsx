/** Named values of which some are secrets, such as the variables of a task or the headers of a request. */

import { FormPairs, type FormPairsProps } from '../../components/form-pairs.tsx';
import { SecretMenu } from './secret-menu.tsx';
import { secretIn, SecretValue } from './secret-value.tsx';

export function SecretPairs(props: Omit<FormPairsProps, 'valueView' | 'rowAction'>) {
  return (
    <FormPairs
      {...props}
      valueView={({ value }) => {
        const name = secretIn(value);
        return name === null ? null : <SecretValue name={name} />;
      }}
      rowAction={(pair, set) => (
        <SecretMenu
          of={pair.name.trim() || props.rowLabel}
          suggestedName={pair.name.trim()}
          value={pair.value}
          onChange={(value) => set({ ...pair, value })}
        />
      )}
    />
  );
}
