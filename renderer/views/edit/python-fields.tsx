/** The Python that a script or a task file runs in. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { FormCode } from '../../components/form-code.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { ActionForm } from './form-action.ts';
import { InterpreterField } from './interpreter-field.tsx';
import { PickButton } from './pick-button.tsx';
import type { SectionProps } from './section-props.ts';
import { inWords } from '../../components/form-options.ts';

const ENVIRONMENTS: readonly (readonly [ActionForm['python']['environment'], string])[] = [
  ['none', msg('The computer’s own')],
  ['venv', msg('A virtual environment')],
  ['requirements', msg('From a requirements.txt')],
];

export function PythonEnvironment({ form, change }: SectionProps) {
  const { python } = form;
  const set = (patch: Partial<ActionForm['python']>) => change({ python: { ...python, ...patch } });
  return (
    <div className="grid grid-cols-[220px_minmax(0,1fr)] items-start gap-4">
      <FormSelect
        label={t('Python packages')}
        value={python.environment}
        options={inWords(ENVIRONMENTS)}
        onChange={(environment) => set({ environment })}
      />
      {python.environment === 'venv' && (
        <FormText
          label={t('Folder of the environment')}
          field="action.venv"
          value={python.venv}
          onChange={(venv) => set({ venv })}
          placeholder="~/project/.venv"
          isMono
          action={
            <PickButton kind="folder" startPath={python.venv} onPick={(venv) => set({ venv })} />
          }
        />
      )}
      {python.environment === 'requirements' && (
        <FormText
          label={t('Requirements file')}
          field="action.requirements"
          value={python.requirements}
          onChange={(requirements) => set({ requirements })}
          placeholder="~/project/requirements.txt"
          hint={t('Installed once for each content of the file, before the first run.')}
          isMono
          action={
            <PickButton
              kind="file"
              startPath={python.requirements}
              onPick={(requirements) => set({ requirements })}
            />
          }
        />
      )}
    </div>
  );
}

export function PythonTaskFields({ form, change }: SectionProps) {
  return (
    <>
      <FormText
        label={t('Python file with run_task(config)')}
        field="action.path"
        value={form.pythonPath}
        onChange={(pythonPath) => change({ pythonPath })}
        placeholder="~/tasks/report.py"
        isMono
        action={
          <PickButton
            kind="file"
            startPath={form.pythonPath}
            onPick={(pythonPath) => change({ pythonPath })}
          />
        }
      />
      <FormCode
        label={t('Config')}
        field="action.config"
        value={form.config}
        onChange={(config) => change({ config })}
        hint={t('JSON that run_task is given. Text may hold {param} and {secret}.', {
          secret: '{{secret.NAME}}',
          param: '{{param.NAME}}',
        })}
        language="json"
        lines={3}
      />
      <InterpreterField
        value={form.pythonInterpreter}
        onChange={(pythonInterpreter) => change({ pythonInterpreter })}
        placeholder="python3"
        fallback="python3"
      />
      <PythonEnvironment form={form} change={change} />
    </>
  );
}
