/** Whether a status is among codes and ranges like `200-299,304`. Pure. */

export function includesStatus(expected: string, status: number): boolean {
  return expected.split(',').some((part) => {
    const [first = '', last = first] = part.split('-');
    return status >= Number(first) && status <= Number(last);
  });
}
