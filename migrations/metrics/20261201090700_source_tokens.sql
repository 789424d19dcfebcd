-- Whose token that is: a source that calls says no more than its token.

-- migrate:up

ALTER TABLE source_secrets ADD KEY by_token (token_hash);

-- migrate:down

-- Forward only: restore a backup instead.
