import { Menu } from '@mantine/core';
import { useCallback } from 'react';

/** An action in a menu. One that is refused can be reached all the same, because it says why. */
export function ActionItem({
  label,
  refusal,
  onChoose,
}: {
  label: string;
  refusal: string | null;
  onChoose: () => void;
}) {
  const isRefused = refusal !== null;
  // Mantine's own disabled items are passed over by the keys, and it sets the attribute itself.
  const mark = useCallback(
    (element: HTMLButtonElement | null) => {
      if (isRefused) element?.setAttribute('aria-disabled', 'true');
      else element?.removeAttribute('aria-disabled');
    },
    [isRefused],
  );
  return (
    <Menu.Item
      ref={mark}
      data-refused={isRefused || undefined}
      closeMenuOnClick={!isRefused}
      onClick={() => isRefused || onChoose()}
    >
      {label}
      {isRefused && <span className="refusal">{refusal}</span>}
    </Menu.Item>
  );
}
