import type { Person, Tenant } from '../../tenant/model.ts';

/** Two admin centers show the same page of a person. */
export const DOORS = ['entra', 'intune'] as const;
export type Door = (typeof DOORS)[number];

type Named = Pick<Tenant, 'id'>;

export const homeAddress = ({ id }: Named): string => `/${id}/admin`;
export const usersAddress = (tenant: Named, door: Door): string => `${homeAddress(tenant)}/${door}/users`;
export const methodsAddress = (tenant: Named, door: Door, person: Pick<Person, 'id'>): string => `${usersAddress(tenant, door)}/${person.id}/authentication-methods`;
export const addAddress = (tenant: Named, door: Door, person: Pick<Person, 'id'>): string => `${methodsAddress(tenant, door, person)}/add`;
export const policiesAddress = (tenant: Named): string => `${homeAddress(tenant)}/entra/policies`;
export const passPolicyAddress = (tenant: Named): string => `${policiesAddress(tenant)}/temporary-access-pass`;
