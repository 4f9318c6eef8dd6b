// All comparators, in the order in which an explanation shows them: the model, to be read aloud.
import { addressComparator } from './address.ts';
import { branchComparator } from './branch.ts';
import type { Comparator } from './comparator.ts';
import { domainComparator } from './domain.ts';
import { emailComparator } from './email.ts';
import { legalFormComparator } from './legal-form.ts';
import { nameComparator } from './name.ts';
import { numbersComparator } from './numbers.ts';
import { phoneComparator } from './phone.ts';
import { regionComparator } from './region.ts';
import { tradeComparator } from './trade.ts';
import { usccComparator } from './uscc.ts';

export const comparators: readonly Comparator[] = [
  usccComparator,
  nameComparator,
  tradeComparator,
  regionComparator,
  legalFormComparator,
  branchComparator,
  numbersComparator,
  phoneComparator,
  domainComparator,
  emailComparator,
  addressComparator,
];
