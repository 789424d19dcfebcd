/// <reference types="vite/client" />
declare module '@codegouvfr/react-dsfr/dsfr/*.module.min.js';
