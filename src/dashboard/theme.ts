import { createTheme, type MantineColorsTuple, Menu, Portal } from '@mantine/core';

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** The library's surfaces in the dark, in the tones of tokens.css. */
const dark: MantineColorsTuple = [
  '#e6e8ec',
  '#c3c8d1',
  '#a0a8b6',
  '#7b8494',
  '#39404d',
  '#262b34',
  '#1d2128',
  '#16191f',
  '#101216',
  '#0b0d10',
];

/** Where menus and dialogs are put: within a landmark, and outside of what may be greyed. */
export const overlaysElementId = 'overlays';

export const theme = createTheme({
  fontFamily: font,
  headings: { fontFamily: font },
  colors: { dark },
  primaryColor: 'indigo',
  // White on them has 4.5:1.
  primaryShade: 8,
  defaultRadius: 'sm',
  respectReducedMotion: true,
  components: {
    Menu: Menu.extend({
      defaultProps: {
        // The placeholder is no menu item, and a menu may hold nothing else.
        withInitialFocusPlaceholder: false,
        // In a low window it goes where there is most room, and is as high as that.
        middlewares: { shift: true, flip: { fallbackStrategy: 'bestFit' }, size: { padding: 5 } },
      },
    }),
    Portal: Portal.extend({ defaultProps: { target: `#${overlaysElementId}` } }),
  },
});
