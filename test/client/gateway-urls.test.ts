import { expect, it } from 'vitest';
import { gatewayUrls } from '../../src/client/gateway-post.ts';

it.each([
  ['http://host:4000/graphql', undefined, 'http://host:4000/graphql', 'ws://host:4000/graphql'],
  ['wss://host/graphql?x=1', undefined, 'https://host/graphql?x=1', 'wss://host/graphql?x=1'],
  ['/graphql', 'https://host/dashboard?page=2', 'https://host/graphql', 'wss://host/graphql'],
])('%s, on the page %s', (url, page, http, webSocket) => {
  expect(gatewayUrls(url, page)).toEqual({ http, webSocket });
});

it('a relative one needs a page', () => {
  expect(() => gatewayUrls('/graphql', undefined)).toThrow(TypeError);
});
