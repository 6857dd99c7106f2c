const paths = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.400L14 14',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'm4 4 8 8m0-8-8 8',
  light:
    'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.500v1m0 11v1M1.5 8h1m11 0h1M3.4 3.400l.7.7m7.8 7.8.7.7m0-9.2-.7.7m-7.8 7.8-.7.7',
  dark: 'M13.5 9.500A6 6 0 0 1 6.5 2.500a6 6 0 1 0 7 7Z',
  auto: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 2v12',
  keys: 'M1.5 4.500h13v7h-13zM4 7h.01M6.7 7h.01M9.3 7h.01M12 7h.01M5 9.300h6',
  copy: 'M5.5 5.500h7v8h-7zM10 5.500v-3H3v8h2.5',
  export: 'M8 2v8m-3-3 3 3 3-3M3 13.500h10',
  up: 'M8 13V3.500M4 7l4-4 4 4',
  past: 'M3.200 9.500A5 5 0 1 0 4.300 4.500L3 5.800M3 2.800v3h3M8 5.500V8l2 1.300',
  play: 'M5 3.500v9L12.500 8z',
  halt: 'M5.500 3.500v9m5-9v9',
  back: 'M4 3.500v9M12.500 3.500v9L6 8z',
  further: 'M12 3.500v9M3.500 3.500v9L10 8z',
  overview: 'M2 13.500h12M4 11V8m4 3V3.500m4 7.500V6',
  down: 'M8 3v9.500M4 9l4 4 4-4',
} as const;

/** Beside words, or in a control that has a name of its own: never the only one to say something. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
