import type { IncomingMessage } from 'node:http';
import { localActor } from '../../engine/request-faults.ts';
import type { Viewer } from '../../graphql/viewer.ts';

const local: Viewer = { name: localActor, sees: 'everything' };

export type ViewerOf = (request: IncomingMessage) => Viewer;

/**
 * Who asks. Every transport calls this with the HTTP request that the operation came by (for WebSocket, the upgrade),
 * so that identity has one place to come in.
 */
export const viewerOf: ViewerOf = () => local;
