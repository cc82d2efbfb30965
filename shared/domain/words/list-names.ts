// The names of the lists that a package carries in place of what stays: in both languages, since nobody knows who reads them.
export const listNames = {
  door_codes: '要重新登记门禁的客户 Door codes to ask again',
  no_contact: '不得联系的客户 Not to be contacted',
} as const;

export type ListCode = keyof typeof listNames;

export const listCodes = ['no_contact', 'door_codes'] as const satisfies readonly ListCode[];
