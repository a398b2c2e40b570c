/** What the computer has to run commands and scripts with. */

export interface ProgramFacts {
  /** Of a task without one of its own. */
  readonly defaultShell: string;
  /** Full paths. */
  readonly shells: readonly string[];
  /** Of the script that was asked for; null when it tells none. */
  readonly interpreter: FoundProgram | null;
}

export interface FoundProgram {
  readonly name: string;
  /** Null when it was not found. */
  readonly path: string | null;
}

export interface FoundInterpreter {
  readonly path: string;
  /** `3.11.2`; null when it does not tell. */
  readonly version: string | null;
}

export interface InterpreterFacts {
  /** What the task names; null when it is not there. */
  readonly named: FoundInterpreter | null;
  /** Every one of its language that was found. */
  readonly all: readonly FoundInterpreter[];
}

/** Of the disk that a path lies on. */
export interface FreeSpace {
  readonly mountPath: string;
  readonly freeBytes: number;
}
