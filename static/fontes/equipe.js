import { acompanhar } from "./atualizar.js";

acompanhar();
