import type { Graph } from '../directory/graph.ts';
import { passes } from '../directory/passes.ts';
import { Unavailable, type PassIssuer } from '../ports.ts';
import { createPass } from './create-pass.ts';
import { deletePass } from './delete-pass.ts';
import { endSessions } from './end-sessions.ts';
import { removeMethod } from './remove-method.ts';

/** Passes by Microsoft Graph. `graph` must carry the issuer's own credential, which no other part is given. */
export const graphIssuer = (graph: Graph): PassIssuer => ({
  create: createPass(graph),
  delete: deletePass(graph),
  endSessions: endSessions(graph),
  removeMethod: removeMethod(graph),
  list: async (personId) => {
    try {
      return await passes(graph)(personId);
    } catch (cause) {
      throw cause instanceof Unavailable ? cause : new Unavailable('the list of passes', cause);
    }
  },
});
