/** Asks what a command or script would run in, while its path is being typed. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { ProgramFacts } from '../../../electron/shared/program-facts.ts';
import { call } from '../../ipc.ts';

/** @param scriptPath null where there is no script; undefined until the first answer */
export function usePrograms(scriptPath: string | null): ProgramFacts | undefined {
  return useQuery({
    queryKey: ['programs', scriptPath],
    queryFn: () => call('environment.programs', { scriptPath }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  }).data;
}
