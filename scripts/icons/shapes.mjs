// Shapes as signed distances (below 0 inside), and how to combine them, for make-icons.mjs.

/** @typedef {(x: number, y: number) => number} Shape */

/** @type {(cx: number, cy: number, radius: number) => Shape} */
export const disc = (cx, cy, radius) => (x, y) => Math.hypot(x - cx, y - cy) - radius;

/**
 * A circle line.
 *
 * @type {(cx: number, cy: number, radius: number, width: number) => Shape}
 */
export const ring = (cx, cy, radius, width) => (x, y) =>
  Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;

/**
 * A straight line with round ends.
 *
 * @type {(x1: number, y1: number, x2: number, y2: number, width: number) => Shape}
 */
export const line = (x1, y1, x2, y2, width) => (x, y) => {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy) - width / 2;
};

/**
 * A rectangle by its centre and half sizes, with round corners.
 *
 * @type {(cx: number, cy: number, halfWidth: number, halfHeight: number, radius: number) => Shape}
 */
export const box = (cx, cy, halfWidth, halfHeight, radius) => (x, y) => {
  const dx = Math.abs(x - cx) - halfWidth + radius;
  const dy = Math.abs(y - cy) - halfHeight + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};

/** How square a squircle is: 2 is a circle. */
const SQUARENESS = 5;

/**
 * A rounded square whose edges flow into its corners.
 *
 * @type {(cx: number, cy: number, half: number) => Shape}
 */
export const squircle = (cx, cy, half) => (x, y) => {
  const dx = Math.abs(x - cx) / half;
  const dy = Math.abs(y - cy) / half;
  const value = (dx ** SQUARENESS + dy ** SQUARENESS) ** (1 / SQUARENESS);
  const steepness = Math.hypot(dx ** (SQUARENESS - 1), dy ** (SQUARENESS - 1));
  const slope = steepness / (value ** (SQUARENESS - 1) || 1) || 1;
  return ((value - 1) * half) / slope;
};

/**
 * All that lies right of and above a point, as between 12 and 3 o'clock.
 *
 * @type {(cx: number, cy: number) => Shape}
 */
export const upperRight = (cx, cy) => (x, y) => Math.max(cx - x, y - cy);

/** @type {(...shapes: readonly Shape[]) => Shape} */
export const union =
  (...shapes) =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

/** @type {(...shapes: readonly Shape[]) => Shape} */
export const intersect =
  (...shapes) =>
  (x, y) =>
    Math.max(...shapes.map((shape) => shape(x, y)));

/**
 * `shape` without `hole`.
 *
 * @type {(shape: Shape, hole: Shape) => Shape}
 */
export const cut = (shape, hole) => (x, y) => Math.max(shape(x, y), -hole(x, y));
