// A page of about as many bytes as asked for (`?bytes=`), as a table of plain cells; its loader looks nothing up.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

const rowBytes = 150;

export async function loader({ request }: LoaderFunctionArgs) {
  return { rows: Math.max(1, Math.round(Number(new URL(request.url).searchParams.get('bytes') ?? 0) / rowBytes)) };
}

export default function Bare() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <table>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row} className="row">
            <td className="cell">Suzhou Precision Machinery Co., Ltd.</td>
            <td className="cell">In review</td>
            <td className="cell">{row}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
