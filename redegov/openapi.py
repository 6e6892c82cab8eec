"""Como o esquema OpenAPI é montado (drf-spectacular)."""

CONFIGURACAO = {
    "TITLE": "API da Rede GOV.BR",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "municipios.api.esquema.acrescentar_o_comum",
    ],
    # Conjuntos com o mesmo nome de campo em substantivos diferentes ganham o nome do substantivo.
    "ENUM_NAME_OVERRIDES": {
        "SituacaoAdesaoEnum": "municipios.choices.SituacaoAdesao",
        "SituacaoEnteEnum": "municipios.choices.SituacaoEnte",
        "SituacaoPontoFocalEnum": "municipios.choices.SituacaoPontoFocal",
        "SituacaoImplantacaoEnum": "identidade.choices.SituacaoImplantacao",
        "SituacaoProtocoloEnum": "identidade.choices.SituacaoProtocolo",
        "SituacaoBloqueioEnum": "identidade.choices.SituacaoBloqueio",
        "ResponsavelEnum": "identidade.choices.Responsavel",
        "SituacaoEvidenciaEnum": "identidade.choices.SituacaoEvidencia",
        "TipoEvidenciaEnum": "identidade.choices.TipoEvidencia",
        "SituacaoPassoEnum": "identidade.choices.SituacaoPasso",
        "FontePopulacaoEnum": "municipios.choices.FontePopulacao",
        "CodigoProdutoEnum": "identidade.choices.CodigoProduto",
        "SituacaoAssinaturaEnum": "municipios.choices.assinatura.SituacaoAssinatura",
        "ViaAssinaturaEnum": "municipios.choices.assinatura.ViaAssinatura",
        "TipoAssinaturaEnum": "municipios.choices.assinatura.TipoAssinatura",
        "TipoPontoFocalEnum": "municipios.choices.TipoPontoFocal",
        "OrigemAdesaoEnum": "municipios.choices.OrigemAdesao",
        "OrigemMembroEnum": "municipios.choices.OrigemMembro",
        "ViaEnum": "identidade.choices.Via",
    },
}
