"""Clientes do GOV.BR: o Login Único (descoberta, chaves, conferência) e a assinatura."""
