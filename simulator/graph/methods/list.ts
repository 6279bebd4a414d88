import { graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { passJson } from '../passes.ts';
import type { Person } from '../../tenant/model.ts';
import { mayRead } from './access.ts';
import { PASS_TYPE, PASSWORD_TYPE, passwordJson, typedMethodJson } from './method-json.ts';
import { contextOf, methodIdOf, subjectOf, unknownMethod } from './subject.ts';

/** Order assumed: the password, the others as they were added, the pass. */
function all(graph: GraphCall, person: Person): readonly object[] {
  const { pass } = person;
  return [
    { '@odata.type': PASSWORD_TYPE, ...passwordJson() },
    ...person.methods.map((method) => typedMethodJson(graph, person, method)),
    ...(pass === null ? [] : [{ '@odata.type': PASS_TYPE, ...passJson(graph, person, pass, null) }]),
  ];
}

const methodsList = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/authentication/methods',
  name: 'methods-list',
  fidelity: { mark: 'documented', source: 'graph/api/authentication-list-methods', note: 'No query options, as in the real service. Order: password, others, pass.' },
  service: 'authentication-methods',
  ...mayRead(null),
  handle(graph) {
    const person = subjectOf(graph);
    return { status: 200, json: { '@odata.context': contextOf(graph, 'methods'), value: all(graph, person) } };
  },
});

/** Reading one is all that this path can do: deleting and changing go to the collection of the type (docs-contrib issue 1267). */
const methodGet = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/authentication/methods/{methodId}',
  name: 'method-get',
  fidelity: { mark: 'documented', source: 'graph/api/authenticationmethod-get', note: 'Body of the 404: assumed.' },
  service: 'authentication-methods',
  ...mayRead(null),
  handle(graph) {
    const id = methodIdOf(graph);
    const found = all(graph, subjectOf(graph)).find((each) => 'id' in each && String(each.id).toLowerCase() === id);
    if (found === undefined) throw unknownMethod(graph);
    return { status: 200, json: { '@odata.context': `${contextOf(graph, 'methods')}/$entity`, ...found } };
  },
});

export const allMethods = [...methodsList, ...methodGet];
