import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromiumPackage, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** As it is, without the package's own flags: those switch off the browser's rules about origins. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** How long a page of it waits for what it is asked to do: a busy machine is no reason to fail. */
export const patienceMs = 240_000;

/** What a bare machine lacks of what the browser is linked with; the package unpacks it in its own cloud only. */
const libraries = fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium')));

/** Where a machine has no font at all, the browser dies of the first page; with the package's alone all show the same. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

interface BrowserOptions {
  /** Those of the package by default. */
  readonly fonts?: 'own' | 'system';
}

export interface LaunchedBrowser {
  readonly browser: Browser;
  /** Closes it and takes it away. */
  close(): Promise<void>;
}

/** A real Chromium, unpacked from its npm package into a folder of its own, with all that it needs. */
export async function launchBrowser({ fonts = 'own' }: BrowserOptions = {}): Promise<LaunchedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'asyncops-browser-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { executablePath, libraryPath } = await unpackedInto(folder);
    const env = { ...process.env, LD_LIBRARY_PATH: libraryPath, ...(fonts === 'own' && ownFonts(folder)) };
    const browser = await chromium.launch({ executablePath, env, headless: true, args: flags });
    return {
      browser,
      close: async () => {
        await browser.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The package unpacks to wherever temporary files go, and where two tests do so at once, one runs half a browser. */
async function unpackedInto(folder: string) {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const [executablePath, unpacked] = await Promise.all([chromiumPackage.executablePath(), inflate(libraries)]);
    return { executablePath, libraryPath: join(unpacked, 'lib') };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The environment of a browser that shows the fonts in the folder only. */
function ownFonts(folder: string) {
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, fontSettings);
  return { FONTCONFIG_FILE: file, XDG_CACHE_HOME: folder };
}
