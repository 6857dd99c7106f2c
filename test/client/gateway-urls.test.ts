import { expect, it } from 'vitest';
import { gatewayUrls } from '../../src/client/gateway-post.ts';

it.each([
  ['http://host:4000/graphql', undefined, 'http://host:4000/graphql', 'ws://host:4000/graphql'],
  ['wss://host/graphql?x=1', undefined, 'https://host/graphql?x=1', 'wss://host/graphql?x=1'],
  ['http://host/graphql#queries', undefined, 'http://host/graphql', 'ws://host/graphql'],
  ['/graphql', 'https://host/dashboard?page=2', 'https://host/graphql', 'wss://host/graphql'],
])('%s, on the page %s', (url, page, http, webSocket) => {
  expect(gatewayUrls(url, page)).toEqual({ http, webSocket });
});

it.each([
  ['nonsense', undefined],
  // A host and its port alone: it reads as a scheme and a path.
  ['localhost:4000/graphql', undefined],
  ['ftp://host/graphql', undefined],
  // A relative one needs a page, and one that came over the network.
  ['/graphql', undefined],
  ['/graphql', 'file:///home/page.html'],
])('%s is none, on the page %s', (url, page) => {
  const message = `url: “${url}” is no address of a gateway, such as http://127.0.0.1:4000/graphql`;
  expect(() => gatewayUrls(url, page)).toThrow(new TypeError(message));
});
