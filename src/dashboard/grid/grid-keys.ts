/** What a key asks of the grid; null where it asks nothing. */
export type GridCommand =
  /** Extending: what is passed on the way is selected. */
  | { readonly kind: 'MOVE'; readonly by: number; readonly isExtending: boolean }
  | { readonly kind: 'TOP' | 'END' | 'TOGGLE' | 'OPEN' | 'MENU' | 'CLEAR' };

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function gridCommandOf(pressed: PressedKey, rowsInView: number): GridCommand | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const move = (by: number): GridCommand => ({ kind: 'MOVE', by, isExtending: pressed.shiftKey });
  switch (pressed.key) {
    case 'ArrowDown':
      return move(1);
    case 'ArrowUp':
      return move(-1);
    case 'PageDown':
      return move(Math.max(1, rowsInView - 1));
    case 'PageUp':
      return move(-Math.max(1, rowsInView - 1));
    case 'Home':
      return { kind: 'TOP' };
    case 'End':
      return { kind: 'END' };
    case ' ':
      return { kind: 'TOGGLE' };
    case 'Enter':
      return { kind: 'OPEN' };
    case 'm':
    case 'ContextMenu':
      return { kind: 'MENU' };
    case 'F10':
      return pressed.shiftKey ? { kind: 'MENU' } : null;
    case 'Escape':
      return { kind: 'CLEAR' };
    default:
      return null;
  }
}
