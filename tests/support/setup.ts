// Runs in every worker before its suites.
import './matchers.ts';
