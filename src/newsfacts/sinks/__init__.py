"""Where records go: tables, data frames, HTML. Reads records only; needs no NLP stack."""
