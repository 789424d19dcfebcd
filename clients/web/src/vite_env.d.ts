/// <reference types="vite/client" />
declare module '@codegouvfr/react-dsfr/dsfr/dsfr.module.min.js';
