import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

export interface DialogFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog. Its head is no `<header>`, of which a page has one. */
export function DialogFrame({ title, onClose, children }: DialogFrameProps) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Where whoever closed it has not put the focus elsewhere, it goes back to where it was.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
  return (
    <Modal.Root opened centered onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title component="h2">{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
