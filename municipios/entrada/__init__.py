"""Como se entra: o provedor do GOV.BR sobre o allauth, a senha da equipe, o segundo fator."""
