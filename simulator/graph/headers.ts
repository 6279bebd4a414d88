/** On every Graph answer; names and spelling as captured in Microsoft's batching sample (concepts/json-batching). */
export const graphHeaders = (requestId: string, clientRequestId: string): Record<string, string> => ({
  'cache-control': 'no-cache',
  'request-id': requestId,
  'client-request-id': clientRequestId,
});

export const GRAPH_JSON = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
