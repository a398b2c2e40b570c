/** Asks for the parameters of a task that is started by hand. */

import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';

import { AppError } from '../../../electron/shared/errors.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Parameter } from '../../../electron/shared/parameter.ts';
import { Button } from '../../components/button.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { FormErrorsContext } from '../../components/form-errors.ts';
import { FormSelect } from '../../components/form-select.tsx';
import { FormSwitch } from '../../components/form-switch.tsx';
import { FormText } from '../../components/form-text.tsx';
import { refusalSentence } from '../../refusal-sentence.ts';
import type { RunQuestion } from '../../run-task.ts';
import { PickButton } from '../edit/pick-button.tsx';

interface Refusal {
  /** `params.NAME`; null when no field is to blame. */
  readonly field: string | null;
  readonly sentence: string;
}

export function RunDialog({ task, initial, answer }: RunQuestion) {
  const [values, setValues] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await answer(values);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setRefusal({ field: error.field, sentence: refusalSentence(error) });
    }
  };
  const errorOf = (field: string) => (refusal?.field === field ? refusal.sentence : null);
  return (
    <ModalDialog title={t('Run {name}', { name: task.name })} onClose={() => void answer(null)}>
      <FormErrorsContext value={{ errorOf, leave: () => undefined }}>
        <form onSubmit={(event) => void start(event)} className="flex flex-col gap-4">
          {task.parameters.map((parameter, at) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              isFirst={at === 0}
              value={values[parameter.name] ?? ''}
              onChange={(value) => setValues({ ...values, [parameter.name]: value })}
            />
          ))}
          {refusal !== null && refusal.field === null && (
            <p role="alert" className="text-sm text-danger">
              {refusal.sentence}
            </p>
          )}
          <div className="flex justify-end gap-2">
            <Button onPress={() => void answer(null)}>{t('Cancel')}</Button>
            <Button variant="primary" icon={Play} type="submit">
              {t('Run now')}
            </Button>
          </div>
        </form>
      </FormErrorsContext>
    </ModalDialog>
  );
}

interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly isFirst: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ParameterField({ parameter, isFirst, value, onChange }: ParameterFieldProps) {
  const { name, type, choices, required } = parameter;
  const shownName = parameter.label ?? name;
  const label = required ? shownName : t('{name} (optional)', { name: shownName });
  const field = `params.${name}`;
  switch (type) {
    case 'choice': {
      const options = choices.map((choice) => [choice, choice] as const);
      return (
        <FormSelect
          label={label}
          value={value}
          options={required ? options : [['', t('None')], ...options]}
          onChange={onChange}
        />
      );
    }
    case 'switch':
      return (
        <FormSwitch
          label={parameter.label ?? name}
          value={value === 'true'}
          onChange={(isOn) => onChange(String(isOn))}
        />
      );
    default:
      return (
        <FormText
          label={label}
          field={field}
          value={value}
          onChange={onChange}
          autoFocus={isFirst}
          type={type === 'date' ? 'date' : 'text'}
          isMono={type === 'file'}
          {...(type === 'file' && {
            action: <PickButton kind="file" startPath={value} onPick={onChange} />,
          })}
        />
      );
  }
}
