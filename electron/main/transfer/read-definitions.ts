/** Reads a file of CronPilot's own definitions as an import. */

import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/i18n.ts';
import { say } from '../../shared/phrase.ts';
import type { TaskDraft, TaskId } from '../../shared/task.ts';
import { DefinitionFile } from './definition-file.ts';
import {
  checkDurations,
  type Fields,
  fromForm,
  isFields,
  readReference,
} from './definition-form.ts';
import { type ImportDraft, warning } from './import-draft.ts';

/** @param findTask the task of a name that is here already, which one of the file may follow */
export function readDefinitions(
  text: string,
  findTask: (name: string, nth: number) => TaskId | null,
): readonly ImportDraft[] {
  let file: DefinitionFile;
  try {
    file = new DefinitionFile(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [
      { line: null, original: '', when: '', draft: null, notes: [], refusal: say(error.wording) },
    ];
  }
  return file.tasks.map(({ form, name, index }) => {
    const entry = { line: file.lineOf(index), original: name, when: '' };
    const refusal = durationRefusal(form);
    if (refusal !== null) return { ...entry, draft: null, notes: [], refusal };
    const missing: string[] = [];
    const fields = fromForm(form, (value) => {
      const reference = readReference(value);
      const taskId = reference && findTask(reference.name, reference.nth);
      if (taskId !== null) return taskId;
      missing.push(reference?.name ?? String(value));
      return MISSING;
    });
    return {
      ...entry,
      draft: withoutMissing(fields) as TaskDraft,
      notes: missing.map((each) =>
        warning(t('It would follow {each}, which is no task here.', { each })),
      ),
      refusal: null,
    };
  });
}

function durationRefusal(form: Fields): string | null {
  try {
    checkDurations(form);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return say(error.wording);
  }
}

const MISSING: TaskId = 0;

function withoutMissing(fields: Fields): Fields {
  const { triggers } = fields;
  if (!Array.isArray(triggers)) return fields;
  const kept = triggers.flatMap((trigger: unknown) => {
    if (!isFields(trigger) || !Array.isArray(trigger['taskIds'])) return [trigger];
    const taskIds = trigger['taskIds'].filter((taskId) => taskId !== MISSING);
    return taskIds.length === 0 ? [] : [{ ...trigger, taskIds }];
  });
  return { ...fields, triggers: kept };
}
