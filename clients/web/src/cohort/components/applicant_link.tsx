// Whoever applied, which leads to their application.
import { Link } from 'react-router-dom';
import { applicationUrl } from '@/cohort/api/addresses';

export const ApplicantLink = ({ application, who }: { application: string; who: string }) => <Link to={applicationUrl(application)}>{who}</Link>;
