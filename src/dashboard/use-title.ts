import { useEffect } from 'react';

/** What the window is called while this part of the page is there; null leaves that to another. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    const before = document.title;
    document.title = `${title} – ${before}`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
