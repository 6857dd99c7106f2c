import { Component, type ReactNode } from 'react';
import { messageOf } from '../message-of.ts';

interface FaultBoundaryState {
  readonly fault: unknown;
  readonly isBroken: boolean;
}

/** Where the page itself fails it says so: an empty page would look like an empty list. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null, isBroken: false };

  static getDerivedStateFromError(fault: unknown): FaultBoundaryState {
    return { fault, isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className="broken" role="alert">
        <h1>This page has failed</h1>
        <p>{messageOf(this.state.fault)}</p>
        <p>The operations are not touched by it.</p>
        <button type="button" className="tool tool-strong" onClick={() => location.reload()}>
          Load it again
        </button>
      </div>
    );
  }
}
