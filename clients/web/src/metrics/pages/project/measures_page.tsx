// All that is measured of a project: how work flows, how it is delivered, what users get, and what can be promised.
import { Link, useParams } from 'react-router-dom';
import { dataUrl, sourcesUrl } from '@/metrics/api/addresses';
import { useMay } from '@/metrics/api/caller';
import { useFigures } from '@/metrics/api/figures';
import { useWindow } from '@/metrics/api/window';
import { ProjectHistory } from '@/metrics/components/history';
import { PeriodBar, WindowTold } from '@/metrics/components/period_bar';
import { ProjectFrame } from '@/metrics/components/project_frame';
import { aSource } from '@/metrics/components/source_choice';
import { dataWords } from '@/metrics/words/data';
import { AUDIENCES, measureWords as words } from '@/metrics/words/words';
import { GetFlowRequest as bounds } from '@/gen/pepiniere/metrics/v1/bounds';
import { printPage } from '@/kit/ui/print_page';
import { aDay, among, aText, soundly } from '@/kit/ui/sound_address';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { Deliveries } from './deliveries';
import { FlowSection } from './flow';
import { ForecastSection } from './forecast';
import { isItems, METHODS_ASKED } from './forecast_asked';
import { Objectives } from './objectives';
import { Pace } from './pace';
import { Part, PARTS } from './part';
import { Satisfaction } from './satisfaction';
import { Usage } from './usage';

export default soundly({ du: aDay, au: aDay, dici: aDay, elements: isItems, type: aText(bounds.types.maxLength), calcul: among(Object.keys(METHODS_ASKED)), usagers: among(Object.keys(AUDIENCES)), source: aSource }, MeasuresPage);

function MeasuresPage() {
  const { id = '' } = useParams();
  return <Measures key={id} project={`projects/${id}`} />;
}

function Measures({ project }: { project: string }) {
  const { t } = useWords();
  const may = useMay(project);
  const window = useWindow();
  const figures = useFigures(project, window);
  return (
    <ProjectFrame project={project} title={words.ofProject} here={t(words.title)} actions={
      <>
        <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={dataUrl(project)}>{t(may('CreateIncident') ? dataWords.enter : dataWords.here)}</Link>
        {may('CreateSource') && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={sourcesUrl(project)}>{t(words.sources)}</Link>}
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => void printPage()}>{t(common.print)}</button>
      </>
    }>
      <p>{t(words.told)}</p>
      <PeriodBar />
      {figures.data?.[0] && <WindowTold of={figures.data[0]} />}
      <nav className="no-print" aria-label={t(words.contents)}>
        <ul className="fr-tags-group">{PARTS.map(({ id, title }) => <li key={id}><a className="fr-tag fr-tag--sm" href={`#${id}`}>{t(title)}</a></li>)}</ul>
      </nav>
      <Part id="flux"><FlowSection project={project} window={window} /></Part>
      <Part id="livraisons">
        <Deliveries project={project} window={window} />
        <Answer of={figures}>{(all) => <Pace figures={all} />}</Answer>
      </Part>
      <Part id="satisfaction"><Satisfaction project={project} window={window} figures={figures} /></Part>
      <Part id="usage"><Answer of={figures}>{(all) => <Usage project={project} window={window} figures={all} />}</Answer></Part>
      <Part id="impact"><Objectives project={project} window={window} /></Part>
      <Part id="prevision"><ForecastSection project={project} /></Part>
      <ProjectHistory project={project} />
    </ProjectFrame>
  );
}
