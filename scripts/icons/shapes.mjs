// Shapes as signed distances (below 0 inside), and how to combine them, for make-icons.mjs.

/** @typedef {(x: number, y: number) => number} Shape */

/** @returns {Shape} */
export const disc = (cx, cy, radius) => (x, y) => Math.hypot(x - cx, y - cy) - radius;

/** A circle line of the given width. @returns {Shape} */
export const ring = (cx, cy, radius, width) => (x, y) =>
  Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;

/** A straight line with round ends. @returns {Shape} */
export const line = (x1, y1, x2, y2, width) => (x, y) => {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy) - width / 2;
};

/** A rectangle by its centre and half sizes, with round corners. @returns {Shape} */
export const box = (cx, cy, halfWidth, halfHeight, radius) => (x, y) => {
  const dx = Math.abs(x - cx) - halfWidth + radius;
  const dy = Math.abs(y - cy) - halfHeight + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};

/** A rounded square whose edges flow into its corners. @returns {Shape} */
export const squircle =
  (cx, cy, half, exponent = 5) =>
  (x, y) => {
    const dx = Math.abs(x - cx) / half;
    const dy = Math.abs(y - cy) / half;
    const value = (dx ** exponent + dy ** exponent) ** (1 / exponent);
    const slope =
      Math.hypot(dx ** (exponent - 1), dy ** (exponent - 1)) / (value ** (exponent - 1) || 1) || 1;
    return ((value - 1) * half) / slope;
  };

/** The part right of and above a point, as between 12 and 3 o'clock. @returns {Shape} */
export const upperRight = (cx, cy) => (x, y) => Math.max(cx - x, y - cy);

/** @param {...Shape} shapes @returns {Shape} */
export const union =
  (...shapes) =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

/** @param {...Shape} shapes @returns {Shape} */
export const intersect =
  (...shapes) =>
  (x, y) =>
    Math.max(...shapes.map((shape) => shape(x, y)));

/** `shape` without `hole`. @returns {Shape} */
export const cut = (shape, hole) => (x, y) => Math.max(shape(x, y), -hole(x, y));
