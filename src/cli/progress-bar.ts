import { percent } from './percent.ts';
import { printable } from './printable.ts';
import { cutToWidth } from './text-width.ts';

const width = 30;

/** One line that shows how far an operation is. */
export function progressBar(progress: number, stage: string | null | undefined, columns: number): string {
  const filled = Math.max(0, Math.min(width, Math.floor(progress * width)));
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${percent(progress).padStart(4)}`;
  return cutToWidth(stage ? `${bar} ${printable(stage)}` : bar, columns - 1);
}
