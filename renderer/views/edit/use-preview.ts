/** Asks the main process what the schedules in the form mean, while they are being typed. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { type Schedule, scheduleSchema } from '../../../electron/shared/schedule.ts';
import { call } from '../../ipc.ts';

const DEBOUNCE_MS = 150;
const LIMIT = 10;

export interface FormPreview {
  readonly fireTimesMs: readonly number[];
  /** By the schedule's place in the form; one that cannot be read yet has no entry. */
  readonly meanings: ReadonlyMap<number, ScheduleMeaning>;
}

export interface ScheduleMeaning {
  readonly sentence: string;
  readonly error: string | null;
}

/** Undefined until the first answer; an answer to older text is never shown as one to newer. */
export function usePreview(schedules: readonly Schedule[]): FormPreview | undefined {
  const text = useDebounced(JSON.stringify(schedules));
  return useQuery({
    queryKey: ['preview', text],
    queryFn: () => preview(JSON.parse(text) as readonly unknown[]),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    // The list moves up when its first run starts.
    refetchInterval: ({ state }) => {
      const first = state.data?.fireTimesMs[0];
      return first === undefined ? false : Math.max(1_000, first - Date.now());
    },
  }).data;
}

async function preview(schedules: readonly unknown[]): Promise<FormPreview> {
  const readable = schedules.flatMap((schedule, at) => {
    const { data } = scheduleSchema.safeParse(schedule);
    return data ? [{ at, schedule: data }] : [];
  });
  const answer = await call('schedules.preview', {
    schedules: readable.map(({ schedule }) => schedule),
    limit: LIMIT,
  });
  const meanings = readable.map(({ at }, index): [number, ScheduleMeaning] => [
    at,
    { sentence: answer.sentences[index] ?? '', error: answer.errors[index] ?? null },
  ]);
  return { fireTimesMs: answer.fireTimesMs, meanings: new Map(meanings) };
}

function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
