// A block of cells inside a grid: half-open, zero-based, bounded on all sides.

export interface Box {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export function cellCount(box: Box): number {
  return Math.max(0, box.bottom - box.top) * Math.max(0, box.right - box.left);
}

export function isEmptyBox(box: Box): boolean {
  return box.bottom <= box.top || box.right <= box.left;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
}

export function hull(a: Box, b: Box): Box {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}
