// The address that the original site gave a project, /startups/x or /startups/x.html, leads to its page here.
import { Navigate, useLocation, useParams } from 'react-router-dom';
import { projectUrl } from '@/portfolio/api/addresses';

export default function StartupPage() {
  const { id = '' } = useParams();
  const { search, hash } = useLocation();
  return <Navigate replace to={projectUrl(`projects/${id.replace(/\.html$/, '')}`) + search + hash} />;
}
