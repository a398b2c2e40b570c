/** A script: a file, or a text that is written here and begins with the line of its interpreter. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { FormCode } from '../../components/form-code.tsx';
import { inWords, type Options } from '../../components/form-options.ts';
import { FormSegments } from '../../components/form-segments.tsx';
import { FormSelect } from '../../components/form-select.tsx';
import { FormText } from '../../components/form-text.tsx';
import { FolderField } from './folder-field.tsx';
import type { ActionForm } from './form-action.ts';
import { InterpreterField, useInterpreterWords } from './interpreter-field.tsx';
import { PickButton } from './pick-button.tsx';
import { PythonEnvironment } from './python-fields.tsx';
import {
  colouredAs,
  inLanguage,
  interpreterOf,
  languageOf,
  SCRIPT_LANGUAGES,
} from './script-languages.ts';
import type { SectionProps } from './section-props.ts';
import { usePrograms } from './use-programs.ts';

const SOURCES: Options<ActionForm['scriptFrom']> = [
  ['file', msg('A file')],
  ['text', msg('Written here')],
];

export function ScriptFields(section: SectionProps) {
  const { form, change } = section;
  return (
    <>
      <FormSegments
        label={t('Where the script is')}
        value={form.scriptFrom}
        options={inWords(SOURCES)}
        onChange={(scriptFrom) => change({ scriptFrom })}
      />
      {form.scriptFrom === 'file' ? <FileFields {...section} /> : <TextFields {...section} />}
    </>
  );
}

function TextFields({ form, change }: SectionProps) {
  const { scriptText } = form;
  const language = languageOf(scriptText);
  return (
    <>
      <FormSelect
        label={t('Language')}
        value={language}
        options={inWords(SCRIPT_LANGUAGES).filter(
          ([each]) => each !== 'other' || language === 'other',
        )}
        onChange={(chosen) => change({ scriptText: inLanguage(scriptText, chosen) })}
        className="w-64"
      />
      <FormCode
        label={t('Text of the script')}
        field="action.command"
        value={scriptText}
        onChange={(changed) => change({ scriptText: changed })}
        hint={useInterpreterWords(interpreterOf(scriptText))}
        language={colouredAs(scriptText)}
        lines={8}
      />
      <FolderField form={form} change={change} />
    </>
  );
}

function FileFields({ form, change }: SectionProps) {
  const found = usePrograms(form.scriptPath)?.interpreter ?? null;
  return (
    <>
      <FormText
        label={t('Script')}
        field="action.path"
        value={form.scriptPath}
        onChange={(scriptPath) => change({ scriptPath })}
        placeholder="~/scripts/report.py"
        isMono
        action={
          <PickButton
            kind="file"
            startPath={form.scriptPath}
            onPick={(scriptPath) => change({ scriptPath })}
          />
        }
      />
      <InterpreterField
        value={form.interpreter}
        onChange={(interpreter) => change({ interpreter })}
        placeholder={t('Found by the script')}
        fallback={found?.name ?? null}
      />
      <FolderField form={form} change={change} />
      <FormText
        label={t('Arguments')}
        field="action.args"
        value={form.args}
        onChange={(args) => change({ args })}
        hint={t('One on each line. "" is an empty one.')}
        isMono
        lines={2}
      />
      <PythonEnvironment form={form} change={change} />
    </>
  );
}
