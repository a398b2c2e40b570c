/** The months as the XML of the Windows Task Scheduler names them. */

/** From January. */
export const WINDOWS_MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
