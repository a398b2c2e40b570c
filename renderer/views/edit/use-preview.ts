/** Asks the main process what the schedules in the form mean, while they are being typed. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { Blackout } from '../../../electron/shared/blackout.ts';
import { describeSchedule } from '../../../electron/shared/describe-schedule.ts';
import type { PreviewFacts } from '../../../electron/shared/schedule-facts.ts';
import type {
  MinuteSharing,
  PatternSuggestion,
} from '../../../electron/shared/schedule-preview.ts';
import { type Schedule, scheduleSchema } from '../../../electron/shared/schedule.ts';
import { call } from '../../ipc.ts';

const DEBOUNCE_MS = 150;
const LIMIT = 10;

export interface FormPreview {
  readonly fireTimesMs: readonly number[];
  /** What is unusual about a fire time, by the time. */
  readonly marks: ReadonlyMap<number, string>;
  readonly sharing: MinuteSharing;
  /** Sentences on the changes of the clock until the last of them. */
  readonly clockNotes: readonly string[];
  /** By the schedule's place in the form; one that cannot be read yet has no entry. */
  readonly meanings: ReadonlyMap<number, ScheduleMeaning>;
  /** What the warnings rest on, for the schedules that could be read. */
  readonly readable: readonly { readonly at: number; readonly schedule: Schedule }[];
  readonly facts: PreviewFacts;
}

export interface ScheduleMeaning {
  readonly sentence: string;
  readonly error: string | null;
  /** A cron text that clock changes do not disturb. */
  readonly suggestion: PatternSuggestion | null;
}

/** What a preview depends on. */
export interface PreviewRequest {
  readonly schedules: readonly Schedule[];
  readonly blackouts: readonly Blackout[];
  /** Null for a task that is not stored. */
  readonly taskId: number | null;
}

/** Undefined until the first answer; an answer to older text is never shown as one to newer. */
export function usePreview(request: PreviewRequest): FormPreview | undefined {
  const text = useDebounced(JSON.stringify(request));
  return useQuery({
    queryKey: ['preview', text],
    queryFn: () => preview(JSON.parse(text) as PreviewRequest),
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

async function preview(request: PreviewRequest): Promise<FormPreview> {
  const { schedules, blackouts, taskId } = request;
  const readable = schedules.flatMap((schedule, at) => {
    const { data } = scheduleSchema.safeParse(schedule);
    return data ? [{ at, schedule: data }] : [];
  });
  const answer = await call('schedules.preview', {
    schedules: readable.map(({ schedule }) => schedule),
    limit: LIMIT,
    blackouts: [...blackouts],
    taskId,
  });
  const meanings = readable.map(({ at, schedule }, index): [number, ScheduleMeaning] => [
    at,
    {
      sentence: describeSchedule(schedule),
      error: answer.errors[index] ?? null,
      suggestion: answer.suggestions.find(({ scheduleIndex }) => scheduleIndex === index) ?? null,
    },
  ]);
  return {
    fireTimesMs: answer.fireTimesMs,
    marks: new Map(answer.marks.map(({ fireAtMs, text }) => [fireAtMs, text])),
    sharing: answer.sharing,
    clockNotes: answer.clockChanges.map(({ text }) => text),
    meanings: new Map(meanings),
    readable,
    facts: answer.facts,
  };
}

function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
