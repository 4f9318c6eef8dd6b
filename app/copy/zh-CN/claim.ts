export const claim = {};
