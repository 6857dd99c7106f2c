import { Component, type ReactNode } from 'react';
import { messageOf } from './message-of.ts';

export interface PartBoundaryProps {
  /** What is missing where it fails, as the beginning of a sentence. */
  readonly what: string;
  readonly children: ReactNode;
}

/** Where a part of the page cannot be loaded or shown, this is said in its place, and the rest goes on. */
export class PartBoundary extends Component<PartBoundaryProps, { readonly problem: string | null }> {
  static getDerivedStateFromError(error: unknown) {
    return { problem: messageOf(error) };
  }

  override state = { problem: null };

  override render() {
    const { what, children } = this.props;
    const { problem } = this.state;
    if (problem === null) return children;
    return (
      <p className="fault" role="alert">
        {what} cannot be shown: {problem} Reload the page to try again.
      </p>
    );
  }
}
