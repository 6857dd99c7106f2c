import { useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { AddressLink } from '../view/address-link.tsx';
import type { ConnectionWords } from './connection-words.ts';
import { PageLinks } from './page-links.tsx';

const schemes = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const schemeWords = { auto: 'as the system', light: 'light', dark: 'dark' } as const;

export interface HeaderProps {
  readonly connection: ConnectionWords;
  /** The gateway shows made-up operations. */
  readonly isDemo: boolean;
  /** Null: this page has no keys of its own. */
  readonly onKeys: (() => void) | null;
  /** What this page has beside what every page has. */
  readonly children?: ReactNode;
}

export function Header({ connection, isDemo, onKeys, children }: HeaderProps) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const theme = `Theme: ${schemeWords[colorScheme]}`;
  return (
    <header className="header">
      <h1 className="product">
        <AddressLink address="/">asyncops</AddressLink>
      </h1>
      <p className="connection" data-connection={connection.status} role="status">
        {connection.text}
      </p>
      {isDemo && (
        <p className="demo-mark" title="Made-up operations, in memory: they are gone when the gateway stops.">
          Demo<span className="demo-words">: made-up operations</span>
        </p>
      )}
      <PageLinks />
      <span className="header-space" />
      {children}
      {onKeys !== null && (
        <button type="button" className="quiet-button keys-button" aria-label="Keys" title="Keys (?)" onClick={onKeys}>
          <Icon name="keys" />
        </button>
      )}
      <button
        type="button"
        className="quiet-button"
        aria-label={theme}
        title={theme}
        onClick={() => setColorScheme(schemes[colorScheme])}
      >
        <Icon name={colorScheme} />
      </button>
    </header>
  );
}
