/** Shows notifications one by one, and many failures at once as a single one in place of the first. */

import { inUserLanguage } from '../language.ts';
import type { Message } from '../store/message-store.ts';
import { BURST_MS, burstNotice, isBurst } from './merge.ts';
import type { Notice, NoticeKind } from './notice.ts';
import { BURSTING } from './routes.ts';

export interface ShownNotice extends Notice {
  /** What is shown under this key is replaced. */
  readonly key: string;
  /** What is shown under these is taken back. */
  readonly supersedes: readonly string[];
}

interface Shown {
  readonly key: string;
  readonly notice: Notice;
  readonly atMs: number;
}

export class NoticeBoard {
  readonly #show: (notice: ShownNotice) => void;
  readonly #now: () => number;
  /** Of the last ten seconds, or of the burst that goes on. */
  readonly #recent = new Map<NoticeKind, readonly Shown[]>();

  constructor(options: {
    readonly show: (notice: ShownNotice) => void;
    /** Ms since some moment. */
    readonly monotonicNow: () => number;
  }) {
    this.#show = options.show;
    this.#now = options.monotonicNow;
  }

  post({ id, notice }: Pick<Message<Notice>, 'id' | 'notice'>): void {
    const shown = { key: `message-${id}`, notice, atMs: this.#now() };
    if (!BURSTING.includes(notice.kind))
      return this.#show({ ...notice, key: shown.key, supersedes: [] });
    const all = [...this.#kept(notice.kind), shown];
    this.#recent.set(notice.kind, all);
    if (!isBurst(all.length)) return this.#show({ ...notice, key: shown.key, supersedes: [] });
    const [first, ...others] = all;
    this.#show({
      ...inUserLanguage(() => burstNotice(all.map((one) => one.notice))),
      key: first?.key ?? shown.key,
      supersedes: others.map(({ key }) => key),
    });
  }

  #kept(kind: NoticeKind): readonly Shown[] {
    const recent = this.#recent.get(kind) ?? [];
    const sinceMs = this.#now() - BURST_MS;
    const last = recent.at(-1);
    if (isBurst(recent.length) && last && last.atMs >= sinceMs) return recent;
    return recent.filter(({ atMs }) => atMs >= sinceMs);
  }
}
