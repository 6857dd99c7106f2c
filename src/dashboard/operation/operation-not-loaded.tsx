/** A gateway of another version has other files: the page itself has to be loaded again. */
export function OperationNotLoaded({ onClose }: { readonly onClose: () => void }) {
  return (
    <aside className="panel" aria-label="The operation">
      <div className="missing" role="alert">
        <p>This part of the page could not be loaded. The gateway may have another version by now.</p>
        <button type="button" className="tool tool-strong" onClick={() => location.reload()}>
          Load the page again
        </button>
        <button type="button" className="link-button" onClick={onClose}>
          Back to the list
        </button>
      </div>
    </aside>
  );
}
