export interface AddressFaultsProps {
  readonly faults: readonly string[];
  readonly onDismiss: () => void;
}

/** What of the address could not be made sense of, until somebody has seen it. */
export function AddressFaults({ faults, onDismiss }: AddressFaultsProps) {
  if (faults.length === 0) return null;
  return (
    <div className="address-faults" role="alert">
      <span>Of the address this means nothing and is left out: {faults.join('; ')}.</span>
      <button type="button" className="link-button" onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  );
}
