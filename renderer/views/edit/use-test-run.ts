/** Runs the form as it stands, without saving it. */

import { useState } from 'react';

import { AppError } from '../../../electron/shared/errors.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskInput } from '../../../electron/shared/task.ts';
import { call } from '../../ipc.ts';

export interface TestRun {
  /** Of the newest test; null before it, and once it was closed. */
  readonly runId: number | null;
  readonly start: () => Promise<void>;
  readonly close: () => void;
}

export function useTestRun(input: TaskInput, onRefused: (error: AppError) => void): TestRun {
  const [runId, setRunId] = useState<number | null>(null);
  const start = async () => {
    try {
      const run = await call('runs.test', toTestable(input));
      setRunId(run.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      onRefused(error);
    }
  };
  return { runId, start, close: () => setRunId(null) };
}

/** A test needs neither a name nor a time. */
function toTestable(input: TaskInput): TaskInput {
  const name = input.name.trim() === '' ? t('New task') : input.name;
  return { ...input, name, schedules: [], triggers: [], blackouts: [] };
}
