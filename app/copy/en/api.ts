// What other systems are told.
export const api = {
  error: {
    token: 'Send a valid token: “Authorization: Bearer rf_…”. Tokens are made and revoked in the settings.',
    tooMany: 'Too many requests. Try again in {{seconds}} seconds.',
    method: 'Only POST is answered here.',
    type: 'Send JSON: “Content-Type: application/json”.',
    tooLarge: 'The body is larger than 512 KB. Send fewer visits at a time.',
    json: 'The body is not JSON.',
    invalid: 'Nothing was taken: put right what is named and send it again.',
  },
  problem: {
    shape: 'Send { "visits": [ { "domain", "at", "page" } ] }.',
    missing: 'This must be given.',
    tooMany: 'At most 500 visits at a time.',
    domain: 'This is not a company’s web domain, such as example.com.',
    time: 'This is not a time with an offset, such as 2026-01-31T08:30:00Z.',
    tooOld: 'Visits older than 30 days are not taken.',
    inFuture: 'This lies in the future.',
    page: 'This is not a path, such as /products, of at most 400 characters.',
  },
} as const;
