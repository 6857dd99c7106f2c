import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createGateway } from './gateway.ts';
import { SurroundingsProvider } from './surroundings.tsx';
import { createTick } from './time/tick.ts';

const everySecond = (task: () => void) => {
  const timer = setInterval(task, 1_000);
  return () => clearInterval(timer);
};

// `randomUUID` is not there where the page comes from another machine without TLS.
const newRequestId = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join('-');

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the dashboard');
createRoot(root).render(
  <SurroundingsProvider
    value={{
      gateway: createGateway('/graphql'),
      tick: createTick(() => Date.now(), everySecond),
      newRequestId,
    }}
  >
    <App />
  </SurroundingsProvider>,
);
