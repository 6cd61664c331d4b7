-- What expires: codes, tokens, sign-ins, registrations. One text for both kinds of database.
CREATE TABLE paigo_mcp_records (
    kind    TEXT   NOT NULL,
    id      TEXT   NOT NULL,
    owner   TEXT   NOT NULL,
    content TEXT   NOT NULL,
    expires BIGINT NOT NULL, -- milliseconds since 1970 in UTC
    PRIMARY KEY (kind, id)
);

CREATE INDEX paigo_mcp_records_by_owner ON paigo_mcp_records (kind, owner);

CREATE INDEX paigo_mcp_records_by_expires ON paigo_mcp_records (expires);
