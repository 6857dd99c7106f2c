import type { TypedDocumentString } from '../../src/gql/graphql.ts';

/** One typed document over HTTP; throws where the answer has errors. */
export async function request<Result, Variables>(
  url: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors }: { data?: Result; errors?: unknown } = JSON.parse(await response.text());
  if (errors !== undefined || data === undefined) throw new Error(`the gateway answered ${JSON.stringify(errors)}`);
  return data;
}
