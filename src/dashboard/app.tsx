import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Group.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import './styles/tokens.css';
import './styles/page.css';
import './styles/overview.css';
import './styles/grid.css';
import './styles/toolbar.css';
import './styles/overlays.css';
import './styles/forced-colors.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { JobsPage } from './jobs-page.tsx';
import { PartBoundary } from './part-boundary.tsx';
import { isSeriesPath } from './series/series-address.ts';
import { FaultBoundary } from './shell/fault-boundary.tsx';
import { theme } from './theme.ts';
import { usePath } from './view/use-view.ts';

const OperationTypesPage = lazy(() => import('./operation-types/operation-types-page.tsx'));
const SeriesPage = lazy(() => import('./series/series-page.tsx'));
const colorSchemeManager = localStorageColorSchemeManager({ key: 'asyncops.theme.1' });

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager}>
      <FaultBoundary>
        <Page />
      </FaultBoundary>
    </MantineProvider>
  );
}

function Page() {
  const path = usePath();
  if (/^\/types\/?$/.test(path)) {
    return (
      <OtherPage what="The page of the types">
        <OperationTypesPage />
      </OtherPage>
    );
  }
  if (isSeriesPath(path)) {
    return (
      <OtherPage what="The page of the series">
        <SeriesPage />
      </OtherPage>
    );
  }
  return <JobsPage />;
}

/** Whoever does not go there does not wait for it. */
function OtherPage({ what, children }: { what: string; children: ReactNode }) {
  return (
    <PartBoundary key={what} what={what}>
      <Suspense fallback={<div className="page" aria-busy="true" />}>{children}</Suspense>
    </PartBoundary>
  );
}
