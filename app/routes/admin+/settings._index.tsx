// The settings begin with the product lines.
import { redirect } from '@remix-run/node';
import { adminLoader } from '#app/http/admin.server.ts';
import { paths } from '#app/http/paths.ts';

export const loader = adminLoader({ can: 'settings:read' }, async () => redirect(paths.admin.productLines(), 302));
