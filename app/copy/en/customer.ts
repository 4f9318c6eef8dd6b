// The master customer list.
export const customer = {
  find: {
    trigger: 'Find a customer',
    label: 'Name, short name, pinyin, credit code, phone or domain',
    results: 'Customers found',
    nothing: 'No customer found for “{{text}}”. Enter searches the whole list.',
    hint: 'Arrow keys to choose, Enter to open, Esc to close',
  },
} as const;
