import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SEEDS } from './contoso.ts';
import { generatedFile } from './generated.ts';
import { judgeSeedFile } from './judge-seed-file.ts';
import { seedFileSchema } from './seed-file.ts';

const faultsOf = (file: object): readonly string[] => {
  const judged = judgeSeedFile(file);
  return 'faults' in judged ? judged.faults : [];
};

describe('a seed file', () => {
  it('is described by seed.schema.json, which `npx vitest run simulator/seed -u` writes anew', async () => {
    const schema = { $id: 'seed.schema.json', ...z.toJSONSchema(seedFileSchema) };
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'seed.schema.json'));
  });

  it('can say everything that the built-in and the generated seeds say', () => {
    for (const file of [...Object.values(SEEDS), generatedFile(1000, 7)]) expect(judgeSeedFile(JSON.parse(JSON.stringify(file)))).toEqual({ file });
  });

  it('may be as short as this', () => {
    expect(faultsOf({ name: 'tiny', people: [] })).toEqual([]);
  });

  it('is told all that is wrong with it at once, in words', () => {
    const person = { key: 'ann', givenName: 'Ann', surname: 'Lee', alias: 'ann.lee' };
    expect(faultsOf({ name: 'Bad Name', peeple: [], people: [{ ...person, alias: 'a b' }, { key: 'bob', givenName: '', surname: 'Ray', alias: 'bob', id: 'x' }, { ...person, jobTitle: 5, method: 'sms' }], clock: { now: 'noon' } })).toEqual([
      'name is not as it has to be: /^[a-z0-9][a-z0-9-]{0,30}$/',
      'clock.now is not an instant such as 2026-01-31T09:00:00Z',
      'people[0].alias is not as it has to be: /^[^@\\s]{1,113}$/',
      'people[1].id is not as it has to be: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/',
      'people[1].givenName is empty',
      'people[2].jobTitle is no text',
      'people[2].method is none of microsoftAuthenticator, softwareOath, none',
      'peeple is not known',
    ]);
    expect(faultsOf({})).toEqual(['name is missing', 'people is missing']);
    expect(faultsOf([])).toEqual(['the seed file is no object']);
  });

  it('is told where its keys lead nowhere', () => {
    const person = { givenName: 'Ann', surname: 'Lee' };
    expect(
      faultsOf({
        name: 'dangling',
        settings: { wording: 'loud', lags: { passReadMs: -1 } },
        passPolicy: { minimumLifetimeInMinutes: 500, includeTargets: [{ targetType: 'group', id: 'nowhere' }] },
        groups: [{ key: 'outer', displayName: 'Outer', isAssignableToRole: true }, { key: 'inner', displayName: 'Inner', memberOf: ['outer'], owners: ['zoe'], roles: [{ role: 'Global Administrator' }] }],
        people: [
          { ...person, key: 'ann', alias: 'ann', manager: 'zoe', memberOf: ['staff'], roles: [{ role: 'King', unit: 'north' }], appRoles: ['Some.Role'] },
          { ...person, key: 'ann', alias: 'ANN' },
        ],
        apps: [{ name: 'one', displayName: 'One', owners: ['zoe'] }, { name: 'one', displayName: 'Two' }],
      }),
    ).toEqual([
      'settings.wording is none of real, ideal',
      'settings.lags.passReadMs is less than 0',
      "people and contacts: the key 'ann' is there twice",
      "people: the alias 'ann' is there twice",
      "apps: the name 'one' is there twice",
      "people[0].manager: there is no person or contact 'zoe'",
      "people[0].memberOf[0]: there is no group 'staff'",
      "people[0].roles[0].role: 'King' is no built-in role known here",
      "people[0].roles[0].unit: there is no unit 'north'",
      "people[0].appRoles[0]: no app declares 'Some.Role'",
      "groups[1].owners[0]: there is no person 'zoe'",
      'groups[1].roles: only a role-assignable group holds roles',
      'groups[1].memberOf[0]: role-assignable groups cannot be nested',
      "apps[0].owners[0]: there is no person 'zoe'",
      'passPolicy: minimumLifetimeInMinutes is larger than maximumLifetimeInMinutes.',
      "passPolicy.includeTargets[0].id: there is no group 'nowhere'",
    ]);
  });
});
