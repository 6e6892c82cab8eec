"""O que o banco confere nas dependências entre ações de um plano."""

# A trava por plano põe em fila quem muda dependências ao mesmo tempo: sem ela, dois que fecham
# juntos um ciclo não veem um ao outro.
SEM_CICLO = """
    IF NEW.depende_de_id IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('plano de acao'), NEW.plano_id::int);
    IF NOT EXISTS (SELECT 1 FROM identidade_acao a
                    WHERE a.id = NEW.depende_de_id AND a.plano_id = NEW.plano_id) THEN
        RAISE EXCEPTION 'A ação só depende de outra do mesmo plano.' USING ERRCODE = '23514';
    END IF;
    IF EXISTS (
        WITH RECURSIVE antes(id) AS (
            SELECT NEW.depende_de_id
            UNION
            SELECT a.depende_de_id FROM identidade_acao a JOIN antes ON a.id = antes.id
             WHERE a.depende_de_id IS NOT NULL)
        SELECT 1 FROM antes WHERE id = NEW.id) THEN
        RAISE EXCEPTION 'As dependências das ações não podem fechar um ciclo.'
            USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
"""
