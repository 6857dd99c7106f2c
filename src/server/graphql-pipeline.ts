import { execute, GraphQLError, type GraphQLSchema, getOperationAST, parse, Source } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Logger } from 'pino';
import { checkCharacters } from './admission/document-characters.ts';
import { checkDepth } from './admission/document-depth.ts';
import { checkTokens } from './admission/document-tokens.ts';
import { checkWidth } from './admission/document-width.ts';
import { noStreamError, notAcceptable } from './admission/not-acceptable.ts';
import { refusedBody } from './admission/refused.ts';
import { DocumentCache } from './document-cache.ts';
import type { ServerLimits } from './limits.ts';
import type { MaskError } from './mask-error.ts';
import type { OperationRule } from './operation-rule.ts';
import type { RequestContext } from './request-context.ts';
import { createWaitRule } from './wait-rule.ts';

export type GraphqlPipeline = YogaServerInstance<RequestContext, object>;

export interface GraphqlPipelineOptions {
  readonly schema: GraphQLSchema;
  readonly limits: ServerLimits;
  readonly operationRefused: OperationRule;
  readonly maskError: MaskError;
  readonly log: Logger;
}

/**
 * How a document is read, judged and carried out. Yoga's HTTP handler goes through it, and whoever answers in another
 * way takes its `getEnveloped`: what is done here holds on all transports, what Yoga's HTTP hooks do only on one.
 */
export function createGraphqlPipeline(options: GraphqlPipelineOptions): GraphqlPipeline {
  return createYoga<RequestContext>({
    schema: options.schema,
    plugins: [
      boundDocuments(options),
      noteKind(options.schema),
      takeExecuted,
      noteErrors,
      sayMalformed,
      sayNotAcceptable,
    ],
    parserAndValidationCache: { documentCache: new DocumentCache(), errorCache: new DocumentCache() },
    maskedErrors: { maskError: options.maskError, isDev: false },
    logging: yogaLog(options.log),
    // Done before Yoga is asked, for all transports alike.
    cors: false,
    graphiql: false,
    landingPage: false,
    maxRequestBodySize: false,
    multipart: false,
  });
}

/**
 * The limits of documents. What needs the text alone is judged where it is parsed, before validation, some rules of
 * which take time that grows with the square of the document.
 */
function boundDocuments({ limits, operationRefused }: GraphqlPipelineOptions): Plugin<RequestContext> {
  const parseBounded: typeof parse = (source, parseOptions) => {
    try {
      const text = typeof source === 'string' ? new Source(source) : source;
      checkCharacters(text, limits.maxDocumentCharacters);
      checkTokens(text, limits.maxTokens);
      const document = parse(source, parseOptions);
      checkDepth(document, limits.maxDepth);
      checkWidth(document, limits);
      return document;
    } catch (error) {
      // Yoga marks it too, but only where it meets it first over HTTP: from then on it comes from the cache as it is.
      if (error instanceof GraphQLError) {
        error.extensions['code'] ??= 'GRAPHQL_PARSE_FAILED';
        error.extensions['http'] ??= { spec: true, status: 400 };
      }
      throw error;
    }
  };

  return {
    onParse: ({ setParseFn }) => setParseFn(parseBounded),
    onExecute: ({ args, setExecuteFn, setResultAndStopExecution }) => {
      // GraphQL's own: Yoga's offers @defer and @stream, which nothing here uses, and takes longer.
      setExecuteFn(execute);
      const refused = operationRefused(args);
      if (refused !== null) setResultAndStopExecution(refused);
    },
    // Subscriptions that can be answered are, before Yoga is asked: see `SharedSubscriptions`.
    onSubscribe: ({ setResultAndStopExecution }) => setResultAndStopExecution({ errors: [noStreamError()] }),
  };
}

/** What is carried out comes by here, whatever the transport. */
function noteKind(schema: GraphQLSchema): Plugin<RequestContext> {
  const mayWait = createWaitRule(schema);
  return {
    onExecute: ({ args: { document, operationName, contextValue } }) => {
      const operation = getOperationAST(document, operationName);
      if (contextValue.record === undefined || operation == null) return;
      contextValue.record.kind = mayWait(operation) ? 'claim' : operation.operation;
    },
  };
}

const noteErrors: Plugin<RequestContext, RequestContext> = {
  onResultProcess: ({ result, serverContext }) => {
    if (serverContext.record !== undefined && 'errors' in result && result.errors !== undefined) {
      serverContext.record.hasErrors = true;
    }
  },
};

const takeExecuted: Plugin<RequestContext, RequestContext> = {
  onParams: ({ context, setResult }) => {
    if (context.executed !== undefined) setResult(context.executed);
  },
};

/**
 * To Yoga a request without a query is one in order, which fails with a status of 200 where JSON was asked for. By
 * GraphQL over HTTP it is malformed, as one with a parameter of a wrong type is.
 */
const sayMalformed: Plugin<RequestContext> = {
  onResultProcess: ({ result }) => {
    if (!('errors' in result)) return;
    for (const { extensions } of result.errors ?? []) {
      const { code, http } = extensions;
      if (code === 'BAD_REQUEST' && typeof http === 'object') extensions['http'] = { ...http, spec: false };
    }
  },
};

/** Yoga's answer of this status is empty, or in a type that its client may not read. */
const sayNotAcceptable: Plugin<RequestContext> = {
  onResponse: ({ response, setResponse, fetchAPI }) => {
    if (response.status !== notAcceptable.status) return;
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    setResponse(new fetchAPI.Response(refusedBody(notAcceptable), { status: notAcceptable.status, headers }));
  },
};

/** Yoga reports each error that it has had masked; `maskError` has written that down already, under its id. */
function yogaLog(log: Logger) {
  const write =
    (level: 'debug' | 'info' | 'warn') =>
    (...details: unknown[]) =>
      log[level]({ details }, 'yoga');
  return { debug: () => {}, info: write('info'), warn: write('warn'), error: write('debug') };
}
