"""Cliente do Login Único do GOV.BR: descoberta, chaves, troca do código e conferência."""
