// The parts of the design system's script that our pages use; the whole is a quarter heavier. The core comes first.
import '@codegouvfr/react-dsfr/dsfr/core/core.module.min.js';
import '@codegouvfr/react-dsfr/dsfr/scheme/scheme.module.min.js';
import '@codegouvfr/react-dsfr/dsfr/component/header/header.module.min.js';
import '@codegouvfr/react-dsfr/dsfr/component/modal/modal.module.min.js';
import '@codegouvfr/react-dsfr/dsfr/component/navigation/navigation.module.min.js';
import '@codegouvfr/react-dsfr/dsfr/component/accordion/accordion.module.min.js';
