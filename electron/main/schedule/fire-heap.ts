/** A binary heap: the soonest of many fire times without sorting them all. */

/** Soonest first; equal times by id, so that the order never depends on insertion. */
export interface FireTime {
  readonly fireAtMs: number;
  readonly scheduleId: number;
}

export class FireHeap<T extends FireTime> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    this.#items.push(item);
    this.#moveUp(this.#items.length - 1);
  }

  pop(): T | undefined {
    return this.#removeAt(0);
  }

  /** Removes this very object; linear, since only an edit of a task needs it. */
  remove(item: T): void {
    const index = this.#items.indexOf(item);
    if (index >= 0) this.#removeAt(index);
  }

  clear(): void {
    this.#items.length = 0;
  }

  /** The first `limit` in order, without removing them. */
  first(limit: number): T[] {
    const found: T[] = [];
    const candidates = this.#items.length > 0 ? [0] : [];
    while (found.length < limit && candidates.length > 0) {
      candidates.sort((a, b) => this.#compare(a, b));
      const index = candidates.shift() ?? 0;
      const item = this.#items[index];
      if (item) found.push(item);
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < this.#items.length) candidates.push(child);
      }
    }
    return found;
  }

  #removeAt(index: number): T | undefined {
    const removed = this.#items[index];
    const last = this.#items.pop();
    if (last && index < this.#items.length) {
      this.#items[index] = last;
      this.#moveDown(index);
      this.#moveUp(index);
    }
    return removed;
  }

  #moveUp(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#compare(parent, index) <= 0) return;
      this.#swap(parent, index);
      index = parent;
    }
  }

  #moveDown(from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let smallest = index;
      if (left < this.#items.length && this.#compare(left, smallest) < 0) smallest = left;
      if (right < this.#items.length && this.#compare(right, smallest) < 0) smallest = right;
      if (smallest === index) return;
      this.#swap(index, smallest);
      index = smallest;
    }
  }

  #compare(a: number, b: number): number {
    return compareFireTimes(this.#items[a] as T, this.#items[b] as T);
  }

  #swap(a: number, b: number): void {
    [this.#items[a], this.#items[b]] = [this.#items[b] as T, this.#items[a] as T];
  }
}

export function compareFireTimes(a: FireTime, b: FireTime): number {
  // Two that are Infinity have no difference.
  return a.fireAtMs === b.fireAtMs ? a.scheduleId - b.scheduleId : a.fireAtMs - b.fireAtMs;
}
