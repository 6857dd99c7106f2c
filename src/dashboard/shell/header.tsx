import { useMantineColorScheme } from '@mantine/core';
import { Icon } from '../icon.tsx';
import type { ConnectionWords } from './connection-words.ts';

const schemes = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const schemeWords = { auto: 'as the system', light: 'light', dark: 'dark' } as const;

export function Header({ connection, onKeys }: { connection: ConnectionWords; onKeys: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const theme = `Theme: ${schemeWords[colorScheme]}`;
  return (
    <header className="header">
      <h1 className="product">
        <a href="/">asyncops</a>
      </h1>
      <p className="connection" data-connection={connection.status} role="status">
        {connection.text}
      </p>
      <span className="header-space" />
      <button type="button" className="quiet-button" aria-label="Keys" title="Keys (?)" onClick={onKeys}>
        <Icon name="keys" />
      </button>
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
