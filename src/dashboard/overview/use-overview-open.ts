import { useState } from 'react';
import { recall, remember } from '../view/browser-memory.ts';

const key = 'asyncops.overview.1';
const roomy = '(min-width: 60em) and (min-height: 48em)';

/** Whether the overview is open: as the reader left it last, else where there is room for it beside the list. */
export function useOverviewOpen(): [boolean, () => void] {
  const [isOpen, setIsOpen] = useState(() => {
    const remembered = recall(key);
    return remembered === null ? matchMedia(roomy).matches : remembered === 'open';
  });
  const toggle = () => {
    remember(key, isOpen ? 'closed' : 'open');
    setIsOpen(!isOpen);
  };
  return [isOpen, toggle];
}
